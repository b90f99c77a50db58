package org.larder.ui.quickadd;

import java.util.Optional;

import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;

/**
 * A food with an amount, as Enter would add it.
 *
 * @param item the food
 * @param amount as typed, else as last logged, else the first serving, else 100 g
 * @param meal as typed; empty: the one that is chosen beside the line
 */
record Candidate(Item<Product> item, Amount amount, Optional<Meal> meal) {

    Nutrients eaten() {
        return item.data().per100g().of(amount.grams());
    }

    /** The line that says the same, for going on with the amount. */
    String line() {
        return item.data().name();
    }
}
