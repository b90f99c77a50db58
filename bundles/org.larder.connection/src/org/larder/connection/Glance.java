package org.larder.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * How the world around this computer looked at one moment.
 *
 * @param elapsed that does not stop for a clock that is set
 * @param clock that goes on while the computer sleeps
 * @param network a text that stands for the network interfaces
 */
record Glance(Duration elapsed, Instant clock, String network) {

    /** How far two clocks may part, or a look be late, before it means something. */
    static final Duration TOLERANCE = Duration.ofSeconds(10);

    /**
     * Whether something happened since then that makes all that was known of the remote doubtful: the network became another,
     * the computer slept or stood still, or the clock was set.
     *
     * @param planned the time from that look to this one, had nothing happened
     */
    boolean differs(Glance then, Duration planned) {
        Duration passed = elapsed.minus(then.elapsed);
        Duration clocked = Duration.between(then.clock, clock);
        return !network.equals(then.network) || exceeds(passed.minus(planned)) || exceeds(clocked.minus(passed).abs());
    }

    private static boolean exceeds(Duration time) {
        return time.compareTo(TOLERANCE) > 0;
    }
}
