package org.larder.api.time;

import java.time.Duration;
import java.time.InstantSource;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The clock and the threads of background work. The connection monitor and the sync manager own no thread, no sleep and no
 * wall clock but this. Thread-safe.
 */
@ConsumerType
public interface Scheduler extends InstantSource {

    /**
     * Time that has passed since some moment before the first call. Never goes back, whatever becomes of the clock; the
     * time that a computer slept may be missing.
     */
    Duration elapsed();

    /**
     * Runs a task once, after the delay. Tasks may block; a few run at the same time.
     *
     * @param delay zero or more
     */
    Task schedule(Duration delay, Runnable task);

    /** A task that was scheduled. */
    @FunctionalInterface
    interface Task {

        /** Takes it back if it has not begun; does nothing otherwise, nor interrupts it. */
        void cancel();
    }
}
