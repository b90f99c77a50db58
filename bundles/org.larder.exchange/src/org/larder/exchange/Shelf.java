package org.larder.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.rules.SearchText;

/** The foods beside which a chunk is put: those that are like it, and those of the chunk itself. Not thread-safe. */
final class Shelf {

    private final List<ShelfFood> foods = new ArrayList<>();
    private final Map<String, ShelfFood> byBarcode = new HashMap<>();
    private final Map<String, List<ShelfFood>> byName = new HashMap<>();

    /** Adds one that is there. */
    void there(Item<Product> item, boolean touched) {
        add(new ShelfFood(Optional.of(item.key()), item.data(), touched));
    }

    /** Adds one that will be there. */
    void fresh(Product food) {
        add(new ShelfFood(Optional.empty(), food, true));
    }

    /**
     * The one that the food is a duplicate of, by {@link org.larder.api.exchange.Duplicates}: of several of its name and
     * brand the one that says the same, or else one that this import has not written.
     */
    Optional<ShelfFood> like(Product food) {
        if (food.barcode().isPresent()) {
            return food.barcode().map(byBarcode::get);
        }
        List<ShelfFood> named = byName.getOrDefault(name(food), List.of());
        return named.stream()
                .filter(there -> there.says(food))
                .findFirst()
                .or(() -> named.stream().filter(there -> !there.touched()).findFirst());
    }

    /** Those that are to be added. */
    List<Product> added() {
        return foods.stream().filter(food -> food.key().isEmpty()).map(ShelfFood::product).toList();
    }

    /** Those that are there and say something else now. */
    Map<RecordKey, Data> changed() {
        Map<RecordKey, Data> changed = new LinkedHashMap<>();
        foods.stream().filter(ShelfFood::changed).forEach(
                food -> food.key().ifPresent(key -> changed.put(key, food.product())));
        return changed;
    }

    private void add(ShelfFood food) {
        foods.add(food);
        food.product().barcode().ifPresent(barcode -> byBarcode.putIfAbsent(barcode, food));
        byName.computeIfAbsent(name(food.product()), any -> new ArrayList<>()).add(food);
    }

    private static String name(Product food) {
        return SearchText.fold(food.name()) + '\n' + SearchText.fold(food.brand().orElse(""));
    }
}
