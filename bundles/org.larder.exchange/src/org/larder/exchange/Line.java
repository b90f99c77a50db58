package org.larder.exchange;

/** A line of a file, as far as it can be read. */
sealed interface Line {

    /** Counted from 1. */
    long number();

    /** A line in good order, without its end. */
    record Text(long number, String text) implements Line {
    }

    /** A line that cannot be read. */
    record Unreadable(long number, String reason) implements Line {
    }
}
