package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * A run of a program, from its start until it is killed. Its time stands still while the computer sleeps. What it had planned
 * comes to nothing when it ends.
 */
final class Life {

    private final List<Universe.Wait> waits = new ArrayList<>();
    private boolean over;
    private long slept;
    private long wakes;
    private long naps;

    boolean over() {
        return over;
    }

    void end() {
        over = true;
    }

    /** Falls asleep. */
    void sleep(long now, long millis) {
        slept += millis;
        wakes = now + millis;
        naps++;
    }

    /** How often it slept. */
    long naps() {
        return naps;
    }

    boolean asleep(long now) {
        return now < wakes;
    }

    /** Time awake. */
    long elapsed(long now) {
        return Math.max(now, wakes) - slept;
    }

    /** When, in the universe's time, so much time awake will have passed, unless it sleeps again. */
    long when(long elapsed) {
        return elapsed + slept;
    }

    /** Who waits in it. */
    List<Universe.Wait> waits() {
        return waits;
    }
}
