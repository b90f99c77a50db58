package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.larder.api.exchange.DiaryExport.CellStyle;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ExchangeException;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.maintenance.CancelledException;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/** The diary and the foods as tables. */
class CsvDiaryExportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Product OATS = new Product("=Oats, \"fein\"", new Nutrients(389, 16.9, 0.1, 12.3456789),
            new FurtherNutrients(OptionalDouble.of(10.6), OptionalDouble.empty(), OptionalDouble.of(1e-5),
                    OptionalDouble.of(0)),
            Optional.of("@Mühle"), Optional.of("40123455"), List.of(), Extras.NONE);

    private final Path folder;
    private final Path file;
    private final Home home;
    private final CsvDiaryExport export;

    CsvDiaryExportTest(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("table.csv");
        home = new Home(folder.resolve("home"), "dev1");
        export = new CsvDiaryExport(home.data, () -> ZoneOffset.ofHours(2));
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void anEntryStandsInALineWithAllThatIsKnownOfIt() throws IOException {
        Item<Product> oats = home.data.products().add(OATS);
        Item<Consumption> entry = home.data.diary().add(new Consumption(oats.key().uuid(), 40,
                Instant.parse("2026-02-28T06:30:00.000Z"), Optional.of(DAY), Optional.of(Meal.BREAKFAST),
                Optional.of("-hot\nand good"), Optional.of(OATS.snapshot()), Extras.NONE));

        assertThat(export.diary(file, DAY, DAY, CellStyle.GUARDED, ImportProgress.NONE)).isEqualTo(1);

        assertThat(Files.readString(file).lines().findFirst())
                .contains("day,time,meal,food,brand,amount_g,kcal,protein_g,"
                        + "fat_g,carbs_g,fiber_g,sugar_g,saturatedFat_g,salt_g,note,id,productId,_synced,_syncTimestamp,"
                        + "_syncError,_lastModified,_version");
        assertThat(rows()).singleElement().extracting(CSVRecord::toList).isEqualTo(List.of("2026-02-28", "08:30:00",
                "breakfast", "'=Oats, \"fein\"", "'@Mühle", "40", "155.6", "6.76", "0.04", "4.938", "4.24", "", "0",
                "0",
                "'-hot\nand good", entry.id(), oats.id(), "false", "", "", entry.sync().lastModified().toString(),
                "0"));
    }

    @Test
    void rawCellsAreAsTheyAre() throws IOException {
        home.data.products().add(OATS);
        export.foods(file, CellStyle.RAW, ImportProgress.NONE);
        assertThat(rows().getFirst().get(0)).isEqualTo("=Oats, \"fein\"");
    }

    @Test
    void anEntryOfAnUnknownFoodHasEmptyCells() throws IOException {
        home.data.diary().add(new Consumption(new UUID(0, 1), 1.5, Instant.parse("2026-02-28T06:30:00.000Z"),
                Optional.of(DAY), Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE));
        export.diary(file, DAY, DAY, CellStyle.GUARDED, ImportProgress.NONE);
        assertThat(rows().getFirst().toList().subList(2, 15))
                .containsExactly("", "", "", "1.5", "", "", "", "", "", "", "", "", "");
    }

    @Test
    void theSyncFieldsOfASyncedEntryAreTold() throws IOException {
        Lived.in(home);
        export.foods(file, CellStyle.GUARDED, ImportProgress.NONE);
        CSVRecord milk = rows().stream().filter(row -> row.get("name").equals("'=Milk")).findFirst().orElseThrow();
        assertThat(List.of(milk.get("_synced"), milk.get("_version"), milk.get("_syncTimestamp")))
                .containsExactly("true", "2", "2026-03-01T12:00:00.500Z");
        CSVRecord gone = rows().stream().filter(row -> row.get("name").equals("Gone")).findFirst().orElseThrow();
        assertThat(List.of(gone.get("_synced"), gone.get("_syncError"))).containsExactly("false", "INVALID");
    }

    @Test
    void theDaysThatWereAskedForAreWritten() throws IOException {
        Item<Product> oats = home.data.products().add(OATS);
        DAY.datesUntil(DAY.plusDays(5))
                .forEach(day -> home.data.diary().log(oats.key().uuid(), 1, day, Optional.empty()));
        assertThat(export.diary(file, DAY.plusDays(1), DAY.plusDays(3), CellStyle.RAW, ImportProgress.NONE))
                .isEqualTo(3);
        assertThat(rows()).extracting(row -> row.get("day")).containsExactly("2026-03-01", "2026-03-02", "2026-03-03");
        assertThat(export.diary(file, DAY.minusDays(9), DAY.minusDays(3), CellStyle.RAW, ImportProgress.NONE)).isZero();
        assertThat(Files.readAllLines(file)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(CellStyle.class)
    void foodsThatWereWrittenAreReadAsTheyWere(CellStyle style) throws IOException {
        List<Product> foods = List.of(OATS, OATS.withName("'=odd").withBarcode(Optional.empty()),
                OATS.withName("\tOats\n".strip() + " \\ 麦 🌾").withBrand(Optional.of("-"))
                        .withBarcode(Optional.empty()),
                new Product("Plain", new Nutrients(1234.5, 0, 1e-7, 1000)));
        List<Product> readable = style == CellStyle.GUARDED ? foods : foods.stream().filter(
                food -> !food.name().startsWith("'=")).toList();
        home.data.bulk("some").addProducts(readable);
        assertThat(export.foods(file, style, ImportProgress.NONE)).isEqualTo(readable.size());

        try (Home other = new Home(folder.resolve("other"), "dev2")) {
            ImportReport report = new CsvFoodImport(other.data).importFoods(file, FoodTableMapping.LARDER,
                    Duplicates.SKIP, ImportProgress.NONE);
            assertThat(report).isEqualTo(new ImportReport(readable.size(), 0, 0, List.of(), 0, false));
            assertThat(other.data.products().search("", Optional.empty(), 10).items()).extracting(Item::data)
                    .containsExactlyInAnyOrderElementsOf(readable);
        }
    }

    @Test
    void aFileHasNoByteOrderMarkAndEndsItsLinesByLf() throws IOException {
        home.data.products().add(OATS);
        export.foods(file, CellStyle.GUARDED, ImportProgress.NONE);
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(text).startsWith("name,calories").doesNotContain("\r").endsWith("\n");
    }

    @Test
    void manyFoodsAreWrittenPageByPageWithProgress() throws IOException {
        home.data.bulk("many").addProducts(
                Stream.iterate(0, i -> i + 1).limit(2500).map(i -> OATS.withName("Food " + i)).toList());
        long[] last = new long[2];
        export.foods(file, CellStyle.RAW, (done, total) -> {
            assertThat(done).isGreaterThan(last[0]);
            last[0] = done;
            last[1] = total;
            return true;
        });
        assertThat(last).containsExactly(2500, 2500);
        assertThat(rows()).hasSize(2500);
    }

    @Test
    void aCancelledExportLeavesTheFileThatWasThere() throws IOException {
        home.data.products().add(OATS);
        Files.writeString(file, "mine");
        assertThatExceptionOfType(CancelledException.class)
                .isThrownBy(() -> export.foods(file, CellStyle.RAW, (done, total) -> false));
        assertThat(file).hasContent("mine");
        try (Stream<Path> beside = Files.list(folder)) {
            assertThat(beside.filter(Files::isRegularFile)).containsExactly(file);
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        assertThatExceptionOfType(ExchangeException.class)
                .isThrownBy(() -> export.foods(folder.resolve("no/table.csv"), CellStyle.RAW, ImportProgress.NONE))
                .withMessageContaining("table.csv cannot be written: its folder is not there");
    }

    private List<CSVRecord> rows() throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        }
    }
}
