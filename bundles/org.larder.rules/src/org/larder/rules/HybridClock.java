package org.larder.rules;

import java.time.Duration;
import java.time.InstantSource;

import org.larder.api.model.Stamp;

/**
 * The hybrid logical clock of a device (section 5 of the contract). Thread-safe.
 *
 * <p>Source: Kulkarni et al., "Logical Physical Clocks", 2014.
 */
public final class HybridClock {

    /** Stamps further ahead of the corrected clock than this are not believed. */
    public static final Duration MAX_AHEAD = Duration.ofSeconds(300);

    private static final Duration CORRECT_FROM = Duration.ofSeconds(60);

    private final String node;
    private final InstantSource clock;
    private long offset;
    private long millis = Long.MIN_VALUE;
    private int counter;

    /**
     * @param node the device's id
     * @param clock the device's clock, corrected here by the offset to the server
     */
    public HybridClock(String node, InstantSource clock) {
        this.node = node;
        this.clock = clock;
    }

    /** The stamp of an edit made now: greater than every stamp given or received before. */
    public synchronized Stamp tick() {
        long now = now();
        if (now > millis) {
            advance(now, 0);
        } else if (counter < Stamp.MAX_COUNTER) {
            counter++;
        } else {
            advance(millis + 1, 0);
        }
        return new Stamp(millis, counter, node);
    }

    /** Takes a stamp of another device into account, unless it is too far ahead to be believed. */
    public synchronized void receive(Stamp stamp) {
        if (stamp.millis() <= now() + MAX_AHEAD.toMillis()) {
            raise(stamp);
        }
    }

    /** Takes the greatest stamp of the store into account, whatever the clock says. */
    public synchronized void restore(Stamp stamp) {
        raise(stamp);
    }

    /**
     * Corrects the clock by the offset that a valid probe measured, if it is at least a minute. A clock that ran too far
     * ahead before is set back.
     *
     * @param toServer what must be added to the device's clock to get the server's
     */
    public synchronized void offset(Duration toServer) {
        offset = toServer.abs().compareTo(CORRECT_FROM) >= 0 ? toServer.toMillis() : 0;
        long now = now();
        if (millis > now + MAX_AHEAD.toMillis()) {
            advance(now, 0);
        }
    }

    private long now() {
        return clock.millis() + offset;
    }

    private void raise(Stamp stamp) {
        if (stamp.millis() > millis) {
            advance(stamp.millis(), stamp.counter());
        } else if (stamp.millis() == millis) {
            counter = Math.max(counter, stamp.counter());
        }
    }

    private void advance(long newMillis, int newCounter) {
        millis = newMillis;
        counter = newCounter;
    }
}
