package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.testing.Household;

/** Foods imported into a real store. */
class ImportedFoodsTest {

    private static final int FOODS = 1200;

    @Test
    void allChunksOfAnImportAreUndoneAsOneStep(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("foods.csv"),
                "name,calories,protein,fat,carbs\n" + "Oats,389,16.9,6.9,66.3\n".repeat(FOODS) + "Bad,-1,1,1,1\n");
        try (Household home = Household.in(folder.resolve("profile"))) {
            UnifiedDataService data = home.data();
            new CsvFoodImport(data).importFoods(table, FoodTableMapping.LARDER, Duplicates.ADD,
                    ImportProgress.NONE);
            assertThat(data.products().count("")).isEqualTo(FOODS);
            assertThat(data.history().undoable()).get().hasFieldOrPropertyWithValue("label", "Import foods.csv");

            assertThat(data.history().undo()).get().hasFieldOrPropertyWithValue("changed", (long) FOODS);
            assertThat(data.products().count("")).isZero();
            assertThat(data.history().undoable()).isEmpty();

            data.history().redo();
            assertThat(data.products().count("")).isEqualTo(FOODS);
        }
    }

    @Test
    void aTableThatIsImportedAgainChangesNothing(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("foods.csv"), "name,brand,barcode,calories,protein,fat,carbs\n"
                + "Oats,Mill,40123455,389,16.9,6.9,66.3\nCrème brûlée,,,300,5,20,25\nCrab,,,80,1,1,1\nCrab,,,90,1,1,1\n");
        try (Household home = Household.in(folder.resolve("profile"))) {
            CsvFoodImport exchange = new CsvFoodImport(home.data());
            assertThat(imported(exchange, table, Duplicates.SKIP)).isEqualTo(report(4, 0));
            for (Duplicates mode : List.of(Duplicates.SKIP, Duplicates.UPDATE)) {
                assertThat(imported(exchange, table, mode)).isEqualTo(report(0, 4));
            }
            assertThat(home.data().products().count("")).isEqualTo(4);
            Files.writeString(table, Files.readString(table).replace("Crème brûlée,,,300", "creme brulee,,,310"));
            assertThat(imported(exchange, table, Duplicates.UPDATE).updated()).isEqualTo(1);
            home.data().history().undo();
            assertThat(home.data().products().search("brulee", Optional.empty(), 2).items())
                    .extracting(item -> item.data().name())
                    .containsExactly("Crème brûlée");
        }
    }

    private static ImportReport imported(CsvFoodImport exchange, Path table, Duplicates duplicates) {
        return exchange.importFoods(table, FoodTableMapping.LARDER, duplicates, ImportProgress.NONE);
    }

    private static ImportReport report(long imported, long duplicates) {
        return new ImportReport(imported, 0, duplicates, List.of(), 0, false);
    }
}
