package org.larder.ui.quickadd;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Units of weight in grams. Millilitres count as grams. Source of ounce and pound: the international avoirdupois pound of
 * 1959, 453.59237 g.
 */
enum Unit {
    GRAM(1, "g", "gr", "gram", "grams", "gramm"),
    KILOGRAM(1000, "kg", "kilo", "kilos"),
    MILLILITRE(1, "ml"),
    LITRE(1000, "l", "litre", "litres", "liter", "liters"),
    OUNCE(28.349523125, "oz", "ounce", "ounces"),
    POUND(453.59237, "lb", "lbs", "pound", "pounds");

    private final double grams;
    private final Set<String> names;

    Unit(double grams, String... names) {
        this.grams = grams;
        this.names = Set.of(names);
    }

    double grams() {
        return grams;
    }

    /** The unit of that name, in any letter case. */
    static Optional<Unit> of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(unit -> unit.names.contains(lower)).findFirst();
    }
}
