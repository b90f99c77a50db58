package org.larder.cli;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Bounded waiting.
 *
 * @param nanos when it ends, by {@link System#nanoTime}
 */
record Deadline(long nanos) {

    private static final long STEP_MS = 25;

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Waits until something holds; whether it came to hold in time. */
    boolean await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (!pause()) {
                return condition.getAsBoolean();
            }
        }
        return true;
    }

    /** Waits a moment; whether there is time left. */
    boolean pause() {
        try {
            Thread.sleep(STEP_MS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return left() > 0;
    }

    /** Waits for a result. */
    <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(Math.max(1, left()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new CommandFailedException("It took too long; it goes on in the background while the program runs.");
        } catch (ExecutionException e) {
            throw new CommandFailedException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private long left() {
        return nanos - System.nanoTime();
    }

    private static CommandFailedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailedException("Interrupted.");
    }
}
