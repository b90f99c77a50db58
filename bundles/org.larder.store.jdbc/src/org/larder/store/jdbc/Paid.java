package org.larder.store.jdbc;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** What a transaction brought into the tables of what was owed before it. Used by one thread at a time. */
final class Paid {

    private final Set<Long> days = new HashSet<>();
    private final Set<UUID> products = new HashSet<>();
    private boolean all;

    void everything() {
        all = true;
    }

    boolean all() {
        return all;
    }

    void day(long day) {
        days.add(day);
    }

    void product(UUID product) {
        products.add(product);
    }

    /** Whether the table says how the product was logged, as far as it was owed before. */
    boolean covers(UUID product) {
        return all || products.contains(product);
    }

    /** It is owed no more. */
    void takeFrom(Owed owed) {
        if (all) {
            owed.paid();
        } else {
            owed.days().keySet().removeAll(days);
            owed.products().keySet().removeAll(products);
        }
    }
}
