package org.larder.exchange;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.Inventory;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Piece;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;
import org.larder.rules.InventoryTaking;
import org.larder.testing.Household;

/** Reads files larger than the heap of the process that it runs in, and says what it read on standard output. */
final class LargeFiles {

    private static final String TITLES = "code\tproduct_name\tbrands\tenergy-kcal_100g\tenergy_100g\tproteins_100g\t"
            + "fat_100g\tcarbohydrates_100g\tfiber_100g\tsugars_100g\tsaturated-fat_100g\tsalt_100g\turl\n";
    private static final String LONG_TEXT = "\thttp://example.org/" + "x".repeat(2000);

    private LargeFiles() {
    }

    /** @param arguments {@code foods FILE}, {@code store FILE FOLDER} or {@code archive FILE} */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "foods" -> System.out.println(foods(file, new RecordedBulk(true)));
            case "store" -> {
                try (Household home = Household.in(Path.of(arguments[2]))) {
                    System.out.println(foods(file, home.data()) + ", " + home.data().products().count("") + " there");
                }
            }
            default -> System.out.println(ArchiveCheck.read(file, done -> true));
        }
    }

    private static String foods(Path file, UnifiedDataService data) {
        CsvFoodImport exchange = new CsvFoodImport(data);
        ImportReport report = exchange.importFoods(file, exchange.preset("openfoodfacts").orElseThrow(),
                Duplicates.SKIP, ImportProgress.NONE);
        return report.imported() + " imported, " + report.duplicates() + " duplicates, " + report.faultCount()
                + " faults";
    }

    /**
     * Writes a table in the form of Open Food Facts: of ten rows one is a duplicate, one has no energy.
     *
     * @return rows
     */
    static long table(Path file, long bytes) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(TITLES);
            long rows = 0;
            for (long written = 0; written < bytes; rows++) {
                long code = rows % 10 == 9 ? rows - 1 : rows;
                String row = (10_000_000 + code) + "\tFood \"no. " + code + "\tBrand\t" + (rows % 10 == 5 ? "" : "400")
                        + "\t\t10\t15.5\t50\t8.25\t\t\t0.5" + LONG_TEXT + "\n";
                out.write(row);
                written += row.length();
            }
            return rows;
        }
    }

    /** Writes an archive of products. */
    static Inventory archive(Path file, int products) throws IOException {
        String json = RecordJson.text(new Product("Food " + "x".repeat(190), new Nutrients(1.25, 2.5, 3.75, 4)));
        InventoryTaking taking = new InventoryTaking();
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(ArchiveForm.HEAD);
            for (int i = 0; i < products; i++) {
                Piece piece = new Piece.Stored(RecordKey.product(new UUID(0, i)), Optional.of(json),
                        new Stamp(i, 0, "test"), 0, Optional.empty(), Instant.EPOCH, 0, Optional.empty());
                out.write((i == 0 ? "\n" : ",\n") + PieceLine.of(piece));
                taking.add(piece);
            }
            Inventory inventory = taking.inventory();
            out.write("\n" + ArchiveForm.foot(inventory) + "\n");
            return inventory;
        }
    }
}
