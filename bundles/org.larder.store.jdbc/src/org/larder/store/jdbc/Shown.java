package org.larder.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/**
 * Keeps the products that were read last, and the goals, as they were committed: who types on in a search reads much the same
 * again. Forgets what a commit changes. Thread-safe.
 */
final class Shown {

    private static final int MOST = 4000;

    private final Map<RecordKey, Item<Product>> products = new LinkedHashMap<>(MOST * 2, 0.75f, true);
    private Optional<List<Item<Goal>>> goals = Optional.empty();

    synchronized Optional<Item<Product>> product(RecordKey key) {
        return Optional.ofNullable(products.get(key));
    }

    synchronized void show(Item<Product> product) {
        products.put(product.key(), product);
        if (products.size() > MOST) {
            products.remove(products.keySet().iterator().next());
        }
    }

    /** All goals by date, if they are known. */
    synchronized Optional<List<Item<Goal>>> goals() {
        return goals;
    }

    synchronized void show(List<Item<Goal>> all) {
        goals = Optional.of(all);
    }

    /** A transaction is on disk that changed so much. */
    synchronized void apply(Changes changes) {
        changes.of(RecordType.PRODUCT).ifPresentOrElse(
                ids -> ids.forEach(id -> products.remove(new RecordKey(RecordType.PRODUCT, id))), products::clear);
        if (changes.of(RecordType.GOAL).filter(Set::isEmpty).isEmpty()) {
            goals = Optional.empty();
        }
    }

    /** Everything may have changed. */
    synchronized void forget() {
        products.clear();
        goals = Optional.empty();
    }
}
