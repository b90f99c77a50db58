package org.larder.transport.trpc;

import java.time.Duration;

/**
 * What an exchange may take.
 *
 * @param silence how long the server may be silent
 * @param whole how long all of it may last, from the connection to the last byte
 * @param bytes the largest answer
 */
record Bounds(Duration silence, Duration whole, int bytes) {

    /** A page of a thousand records of 8 KiB, and twice that for its letters. */
    static final Bounds CALL = new Bounds(Duration.ofSeconds(20), Duration.ofSeconds(120), 1 << 24);

    /** Answers that are small. */
    static final Bounds PROBE = new Bounds(Duration.ofSeconds(8), Duration.ofSeconds(16), 1 << 16);
}
