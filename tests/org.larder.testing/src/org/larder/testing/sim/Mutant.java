package org.larder.testing.sim;

import java.util.List;
import java.util.function.Supplier;

/**
 * A deliberate breakage.
 *
 * @param name what is broken, in a few words
 * @param parts makes the broken parts of one run
 * @param scenarios where it is looked for
 */
record Mutant(String name, Supplier<Parts> parts, List<String> scenarios) {

    Mutant(String name, Supplier<Parts> parts, String... scenarios) {
        this(name, parts, List.of(scenarios));
    }
}
