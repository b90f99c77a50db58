package org.larder.api.time;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

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

    /**
     * Begins what the caller waits for later, on a thread of its own. A scheduler that runs one thing at a time, like this
     * one, does it before it returns.
     *
     * @return what the work returns, or the exception that it throws
     */
    default <T> CompletableFuture<T> beside(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        try {
            result.complete(work.get());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
        return result;
    }

    /**
     * Blocks the caller until it is done, in whatever way, or so much time has passed. An interrupt ends the wait; the thread
     * stays interrupted. A scheduler whose time is not the system's must wait in its own.
     *
     * @return whether it is done
     */
    default boolean await(CompletableFuture<?> end, Duration most) {
        try {
            end.get(most.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return end.isDone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A task that was scheduled. */
    @FunctionalInterface
    interface Task {

        /** Takes it back if it has not begun; does nothing otherwise, nor interrupts it. */
        void cancel();
    }
}
