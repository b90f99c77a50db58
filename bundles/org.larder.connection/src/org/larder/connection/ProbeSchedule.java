package org.larder.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** When to ask again: pure functions. */
final class ProbeSchedule {

    /** While the remote answers, and the most during a long outage. */
    static final Duration SLOW = Duration.ofSeconds(60);

    /** While the outage is short: what waits goes out within seconds of the remote's return. */
    static final Duration FAST = Duration.ofSeconds(5);

    /** How long an outage is short. */
    static final Duration SHORT_OUTAGE = Duration.ofMinutes(10);

    private static final double JITTER = 0.2;

    private ProbeSchedule() {
    }

    /**
     * The delay during an outage, without jitter.
     *
     * @param outage how long it lasts
     * @param before the delay before this one
     */
    static Duration duringOutage(Duration outage, Duration before) {
        if (outage.compareTo(SHORT_OUTAGE) < 0) {
            return FAST;
        }
        Duration twice = before.multipliedBy(2);
        return twice.compareTo(SLOW) < 0 ? twice : SLOW;
    }

    /** The delay, up to a fifth shorter or longer. */
    static Duration jittered(Duration delay, RandomGenerator random) {
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
