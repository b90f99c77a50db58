package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
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
            new CsvFoodImport(data).importFoods(table, FoodTableMapping.LARDER, ImportProgress.NONE);
            assertThat(data.products().count("")).isEqualTo(FOODS);
            assertThat(data.history().undoable()).get().hasFieldOrPropertyWithValue("label", "Import foods.csv");

            assertThat(data.history().undo()).get().hasFieldOrPropertyWithValue("changed", (long) FOODS);
            assertThat(data.products().count("")).isZero();
            assertThat(data.history().undoable()).isEmpty();

            data.history().redo();
            assertThat(data.products().count("")).isEqualTo(FOODS);
        }
    }
}
