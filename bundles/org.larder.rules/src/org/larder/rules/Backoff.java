package org.larder.rules;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with full jitter: random(0, min(300 s, 1 s x 2^n)). Source: section 10.8 of the contract; M. Brooker,
 * "Exponential Backoff And Jitter", 2015.
 */
public final class Backoff {

    private static final long FIRST = 1_000;
    private static final long MOST = 300_000;
    private static final int DOUBLINGS = 9;

    private Backoff() {
    }

    /**
     * How long to wait before the next try.
     *
     * @param failures failures in a row before this one, 0 or more
     */
    public static Duration delay(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(ceiling(failures).toMillis() + 1));
    }

    /** The longest that {@link #delay} returns. */
    public static Duration ceiling(int failures) {
        return Duration.ofMillis(Math.min(MOST, FIRST << Math.min(failures, DOUBLINGS)));
    }
}
