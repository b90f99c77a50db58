package org.larder.exchange;

import java.util.Optional;
import java.util.OptionalDouble;

import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.json.RecordJson;

/** A food that is there, or that will be when the chunk is written. Not thread-safe. */
final class ShelfFood {

    private final Optional<RecordKey> key;
    private Product product;
    private boolean touched;
    private boolean changed;

    /**
     * @param key empty: it is new
     * @param touched whether this import wrote it
     */
    ShelfFood(Optional<RecordKey> key, Product product, boolean touched) {
        this.key = key;
        this.product = product;
        this.touched = touched;
    }

    Optional<RecordKey> key() {
        return key;
    }

    Product product() {
        return product;
    }

    boolean touched() {
        return touched;
    }

    /** Whether it is there and is to be written. */
    boolean changed() {
        return changed;
    }

    boolean says(Product food) {
        return with(food).equals(product);
    }

    /**
     * Takes the values of a table; what the table lacks stays.
     *
     * @return whether it says something else now
     * @throws org.larder.api.model.ValidationException if it would become too large; it stays as it is
     */
    boolean take(Product food) {
        Product merged = with(food);
        if (merged.equals(product)) {
            return false;
        }
        RecordJson.text(merged);
        product = merged;
        touched = true;
        changed = key.isPresent();
        return true;
    }

    private Product with(Product food) {
        FurtherNutrients there = product.further();
        FurtherNutrients given = food.further();
        return new Product(food.name(), food.per100g(),
                new FurtherNutrients(or(given.fiber(), there.fiber()), or(given.sugar(), there.sugar()),
                        or(given.saturatedFat(), there.saturatedFat()), or(given.salt(), there.salt())),
                food.brand().or(product::brand), food.barcode().or(product::barcode),
                product.servings(), product.extras());
    }

    private static OptionalDouble or(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() ? first : second;
    }
}
