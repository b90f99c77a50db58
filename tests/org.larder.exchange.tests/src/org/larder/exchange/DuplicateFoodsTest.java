package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;

/** Foods of a table that are there already. */
class DuplicateFoodsTest {

    private static final String HEADER = "name,brand,barcode,calories,protein,fat,carbs,fiber\n";
    private static final Product OATS = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3),
            new FurtherNutrients(OptionalDouble.of(10.6), OptionalDouble.of(1), OptionalDouble.empty(),
                    OptionalDouble.empty()),
            Optional.of("Mill"), Optional.of("40123455"), List.of(new Serving("cup", 90)),
            new Extras("{\"origin\":\"here\"}"));

    private final Path folder;
    private final RecordedBulk data = new RecordedBulk();
    private final CsvFoodImport exchange = new CsvFoodImport(data);

    DuplicateFoodsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void aFoodOfAKnownBarcodeIsSkipped() throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported("Other name,Other brand,40123455,1,1,1,1,\n", Duplicates.SKIP))
                .isEqualTo(new ImportReport(0, 0, 1, List.of(), 0, false));
        assertThat(data.foods()).containsExactly(OATS);
    }

    @Test
    void aFoodOfAKnownBarcodeTakesTheValuesOfTheTableAndKeepsWhatTheTableLacks() throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported("Rolled oats,,40123455,370,13,7,60,\n", Duplicates.UPDATE))
                .isEqualTo(new ImportReport(0, 1, 0, List.of(), 0, false));
        assertThat(data.foods())
                .containsExactly(OATS.withName("Rolled oats").withPer100g(new Nutrients(370, 13, 7, 60)));
    }

    @Test
    void anUpdateThatChangesNothingWritesNothing() throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported("Oats,Mill,40123455,389,16.9,6.9,66.3,10.6\n", Duplicates.UPDATE))
                .isEqualTo(new ImportReport(0, 0, 1, List.of(), 0, false));
    }

    @Test
    void aFoodGoesInBesideItsLikeIfWished() throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported("Oats,Mill,40123455,389,16.9,6.9,66.3,10.6\n", Duplicates.ADD))
                .isEqualTo(new ImportReport(1, 0, 0, List.of(), 0, false));
        assertThat(data.foods()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Oats,Mill,,1,1,1,1,", "OÂTS ,mill,,1,1,1,1,"})
    void aFoodWithoutBarcodeIsKnownByNameAndBrandWhateverTheirCaseAndAccents(String line) throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported(line + "\n", Duplicates.SKIP)).isEqualTo(new ImportReport(0, 0, 1, List.of(), 0, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Oats,,,1,1,1,1,", "Oats,Another mill,,1,1,1,1,", "Oats,Mill,40123462,1,1,1,1,",
            "Oatmeal,Mill,,1,1,1,1,"})
    void aFoodOfAnotherNameOrBrandOrBarcodeIsAnother(String line) throws IOException {
        data.addProducts(List.of(OATS));
        assertThat(imported(line + "\n", Duplicates.SKIP)).isEqualTo(new ImportReport(1, 0, 0, List.of(), 0, false));
    }

    @Test
    void aBarcodeThatStandsInATableTwiceGoesInOnce() throws IOException {
        String lines = "Oats,Mill,40123455,389,1,1,1,\n" + "Oats again,Mill,40123455,370,1,1,1,\n";
        assertThat(imported(lines, Duplicates.SKIP)).isEqualTo(new ImportReport(1, 0, 1, List.of(), 0, false));
        assertThat(data.foods()).extracting(Product::name).containsExactly("Oats");
    }

    @Test
    void theLastLineOfABarcodeCountsIfFoodsAreUpdated() throws IOException {
        String lines = "Oats,Mill,40123455,389,1,1,1,\n" + "Oats again,Mill,40123455,370,1,1,1,\n";
        assertThat(imported(lines, Duplicates.UPDATE)).isEqualTo(new ImportReport(1, 1, 0, List.of(), 0, false));
        assertThat(data.foods()).extracting(Product::name).containsExactly("Oats again");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1200})
    void theSameLineAgainIsTheSameFood(int times) throws IOException {
        assertThat(imported("Oats,,,389,1,1,1,\n".repeat(times), Duplicates.SKIP))
                .isEqualTo(new ImportReport(1, 0, times - 1, List.of(), 0, false));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FoodTableImport.CHUNK})
    void twoFoodsOfOneNameInATableAreTwo(int between) throws IOException {
        String crabs = "Crab,,,80,1,1,1,\n" + "Filler,,40123455,1,1,1,1,\n".repeat(between) + "Crab,,,90,1,1,1,\n";
        assertThat(imported(crabs, Duplicates.SKIP).imported()).isEqualTo(between == 0 ? 2 : 3);

        assertThat(imported(crabs, Duplicates.SKIP).imported()).isZero();
        ImportReport again = imported(crabs, Duplicates.UPDATE);
        assertThat(again.imported() + again.updated()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, FoodTableImport.CHUNK})
    void twoFoodsOfOneNameAreBothUpdated(int between) throws IOException {
        String filler = "Filler,,40123455,1,1,1,1,\n".repeat(between);
        imported("Crab,,,80,1,1,1,\n" + "Crab,,,90,1,1,1,\n", Duplicates.SKIP);
        ImportReport report = imported("Crab,,,81,1,1,1,\n" + filler + "Crab,,,91,1,1,1,\n", Duplicates.UPDATE);
        assertThat(report.updated()).isEqualTo(2);
        assertThat(data.foods()).filteredOn(food -> food.name().equals("Crab"))
                .extracting(food -> food.per100g().calories())
                .containsExactly(81.0, 91.0);
    }

    @Test
    void aFoodThatAnUpdateWouldMakeTooLargeIsNamedAndStaysAsItIs() throws IOException {
        Product large = OATS.withBrand(Optional.empty());
        Product full = new Product(large.name(), large.per100g(), large.further(), large.brand(), large.barcode(),
                large.servings(), new Extras("{\"more\":\"" + "x".repeat(7900) + "\"}"));
        data.addProducts(List.of(full));
        ImportReport report = imported(
                "Ok,,,1,1,1,1,\nOats," + "y".repeat(120) + ",40123455,1,1,1,1,\nBad,,,x,1,1,1,\n",
                Duplicates.UPDATE);
        assertThat(report.faults()).extracting(Object::toString)
                .satisfiesExactly(
                        tooLarge -> assertThat(tooLarge).startsWith("foods.csv:3: data must have at most 8192"),
                        bad -> assertThat(bad).startsWith("foods.csv:4: calories"));
        assertThat(data.foods()).contains(full);
        assertThat(report.imported()).isEqualTo(1);
    }

    @Test
    void theStarterFoodsGoInOnce() {
        exchange.importStarterFoods(ImportProgress.NONE);
        int foods = data.foods().size();
        ImportReport again = exchange.importStarterFoods(ImportProgress.NONE);
        assertThat(again).isEqualTo(new ImportReport(0, 0, foods, List.of(), 0, false));
    }

    private ImportReport imported(String lines, Duplicates duplicates) throws IOException {
        Path file = Files.writeString(folder.resolve("foods.csv"), HEADER + lines);
        return exchange.importFoods(file, FoodTableMapping.LARDER, duplicates, ImportProgress.NONE);
    }
}
