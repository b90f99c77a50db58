package org.larder.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** What may be said of a food beside its name and its four figures. */
final class FoodOptions {

    @Option(names = "--brand", description = "Brand.")
    private Optional<String> brand = Optional.empty();

    @Option(names = "--barcode", description = "8 to 14 digits.")
    private Optional<String> barcode = Optional.empty();

    @Option(names = "--fiber", paramLabel = "G", description = "Fibre, g per 100 g.")
    private Optional<Double> fiber = Optional.empty();

    @Option(names = "--sugar", paramLabel = "G", description = "Sugar, g per 100 g.")
    private Optional<Double> sugar = Optional.empty();

    @Option(names = "--saturated-fat", paramLabel = "G", description = "Saturated fat, g per 100 g.")
    private Optional<Double> saturatedFat = Optional.empty();

    @Option(names = "--salt", paramLabel = "G", description = "Salt, g per 100 g.")
    private Optional<Double> salt = Optional.empty();

    @Option(names = "--serving", paramLabel = "NAME=G",
            description = "A household measure, such as slice=30; repeatable.")
    private Map<String, Double> servings = new LinkedHashMap<>();

    /** Lays what was said over the fields of a product. */
    void layOver(ObjectNode product) {
        brand.ifPresent(text -> product.put("brand", text));
        barcode.ifPresent(text -> product.put("barcode", text));
        fiber.ifPresent(grams -> product.put("fiber", grams));
        sugar.ifPresent(grams -> product.put("sugar", grams));
        saturatedFat.ifPresent(grams -> product.put("saturatedFat", grams));
        salt.ifPresent(grams -> product.put("salt", grams));
        if (!servings.isEmpty()) {
            ArrayNode list = product.putArray("servings");
            servings.forEach((name, grams) -> list.addObject().put("name", name).put("grams", grams));
        }
    }
}
