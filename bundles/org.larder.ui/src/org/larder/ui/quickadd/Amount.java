package org.larder.ui.quickadd;

import java.util.Optional;

import org.larder.api.model.Serving;
import org.larder.ui.text.Figures;

/**
 * An amount of a food.
 *
 * @param grams g
 * @param measure how it was said, such as {@code 2 × glass}; empty: in grams
 */
record Amount(double grams, Optional<String> measure) {

    static Amount of(double count, Serving serving) {
        return new Amount(count * serving.grams(),
                Optional.of(Figures.local().exact(count) + " " + serving.name()));
    }

    /** For reading: {@code 80 g}, {@code 1 glass (200 g)}. */
    String text(Figures figures) {
        String weight = figures.amount(grams);
        return measure.map(said -> said + " (" + weight + ")").orElse(weight);
    }
}
