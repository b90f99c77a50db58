package org.larder.ui.quickadd;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.Product;

/**
 * Makes candidates of a line. A line that begins with the name of the food that was chosen before means that food, whatever
 * figures its name holds.
 */
final class Completion {

    private static final int LONGEST = 200;

    private final LineParser parser = new LineParser(Locale.getDefault(Locale.Category.FORMAT));

    /**
     * What a line came to.
     *
     * @param line as typed
     * @param candidates best first
     */
    record Found(String line, List<Candidate> candidates) {

        static final Found NOTHING = new Found("", List.of());

        Found {
            candidates = List.copyOf(candidates);
        }

        /** Whether a food has the very name that was typed. */
        boolean exact(String name) {
            return candidates.stream().anyMatch(one -> one.item().data().name().equalsIgnoreCase(name));
        }
    }

    /** Blocks on the store. */
    Found find(Products products, String line, Optional<Item<Product>> chosen) {
        if (line.isBlank()) {
            return Found.NOTHING;
        }
        Candidates candidates = new Candidates(products);
        Optional<String> rest = chosen.flatMap(item -> rest(line, item));
        if (rest.isPresent()) {
            return new Found(line, candidates.of(chosen.orElseThrow(), parser.readings(rest.get())));
        }
        return new Found(line, candidates.of(parser.readings(line)));
    }

    /** The food, amount and meal of a line that no food was found for. */
    Reading unknown(String line) {
        return parser.readings(line.length() > LONGEST ? line.substring(0, LONGEST) : line).get(0);
    }

    private static Optional<String> rest(String line, Item<Product> item) {
        String name = item.data().name();
        return line.startsWith(name) ? Optional.of(line.substring(name.length())) : Optional.empty();
    }
}
