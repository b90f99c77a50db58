package org.larder.ui.storage;

import java.util.OptionalDouble;

/**
 * How far work is.
 *
 * @param what the step under way
 * @param done steps done
 * @param total steps in all; 0: not known
 */
record Reached(String what, long done, long total) {

    static final Reached NOTHING = new Reached("", 0, 0);

    /** From 0 to 1; empty if nobody knows. */
    OptionalDouble share() {
        return total <= 0 ? OptionalDouble.empty()
                : OptionalDouble.of(Math.clamp((double) done / total, 0.0, 1.0));
    }
}
