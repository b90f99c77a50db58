package org.larder.api.model;

import java.util.List;
import java.util.Optional;

/**
 * A food.
 *
 * @param name 1 to 200 characters, not blank
 * @param per100g energy (0 to 10,000 kcal) and macronutrients (0 to 1,000 g) of 100 g
 * @param further further nutrients of 100 g, 0 to 1,000 g each
 * @param brand at most 120 characters
 * @param barcode 8 to 14 digits
 * @param servings at most 20
 * @param extras fields unknown here
 */
public record Product(String name, Nutrients per100g, FurtherNutrients further, Optional<String> brand,
        Optional<String> barcode, List<Serving> servings, Extras extras) implements Data {

    public Product {
        servings = List.copyOf(servings);
    }

    /** A product of which only the required fields are known. */
    public Product(String name, Nutrients per100g) {
        this(name, per100g, FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(), List.of(), Extras.NONE);
    }

    @Override
    public RecordType type() {
        return RecordType.PRODUCT;
    }

    public Product withName(String newName) {
        return new Product(newName, per100g, further, brand, barcode, servings, extras);
    }

    public Product withPer100g(Nutrients nutrients) {
        return new Product(name, nutrients, further, brand, barcode, servings, extras);
    }

    public Product withFurther(FurtherNutrients nutrients) {
        return new Product(name, per100g, nutrients, brand, barcode, servings, extras);
    }

    public Product withBrand(Optional<String> newBrand) {
        return new Product(name, per100g, further, newBrand, barcode, servings, extras);
    }

    public Product withBarcode(Optional<String> newBarcode) {
        return new Product(name, per100g, further, brand, newBarcode, servings, extras);
    }

    public Product withServings(List<Serving> newServings) {
        return new Product(name, per100g, further, brand, barcode, newServings, extras);
    }

    /** The product as a diary entry remembers it. */
    public Snapshot snapshot() {
        return new Snapshot(name, per100g, further, brand, Extras.NONE);
    }
}
