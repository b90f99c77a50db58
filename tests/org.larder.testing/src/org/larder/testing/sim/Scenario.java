package org.larder.testing.sim;

import java.util.function.Consumer;

/**
 * A story that is told to the machines.
 *
 * @param weight how often it is drawn, among all
 * @param script what happens, until everything is healed
 * @param verdict what must be true then, beside what always must
 */
record Scenario(String name, int weight, Consumer<Play> script, Consumer<Play> verdict) {

    Scenario(String name, int weight, Consumer<Play> script) {
        this(name, weight, script, play -> {});
    }

    /** Whether so many machines take part that their stores must be in memory. */
    boolean crowd() {
        return name.equals("recovery");
    }
}
