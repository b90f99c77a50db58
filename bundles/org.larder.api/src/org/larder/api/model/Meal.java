package org.larder.api.model;

import java.util.List;

/**
 * The meal that an entry belongs to. The names of the contract are the constants; a name of a newer contract is kept as
 * it came.
 *
 * @param name as on the wire
 */
public record Meal(String name) {

    public static final Meal BREAKFAST = new Meal("breakfast");
    public static final Meal LUNCH = new Meal("lunch");
    public static final Meal DINNER = new Meal("dinner");
    public static final Meal SNACK = new Meal("snack");

    /** The meals of the contract in the order of a day. */
    public static final List<Meal> ALL = List.of(BREAKFAST, LUNCH, DINNER, SNACK);

    /** Whether the contract that this version speaks knows the meal. */
    public boolean known() {
        return ALL.contains(this);
    }
}
