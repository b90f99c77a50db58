package org.larder.ui.quickadd;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Meal;

/**
 * One meaning of a typed line.
 *
 * @param words of the food, as typed
 * @param quantity how much; empty if nothing was said
 * @param meal empty if none was named
 */
record Reading(List<String> words, Optional<Quantity> quantity, Optional<Meal> meal) {

    Reading {
        words = List.copyOf(words);
    }

    /** The food as typed. */
    String food() {
        return String.join(" ", words);
    }
}
