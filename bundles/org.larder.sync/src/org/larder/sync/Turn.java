package org.larder.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What outlives a drain: one cycle at a time, not before the time that the remote named, and how often operations were
 * tried. Thread-safe.
 */
final class Turn {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Semaphore one = new Semaphore(1);
    private final AtomicReference<Instant> earliest = new AtomicReference<>(Instant.MIN);
    private final Tries tries = new Tries();

    Tries tries() {
        return tries;
    }

    /** Runs the work unless another cycle runs. */
    <T> Optional<T> attempt(Supplier<T> work) {
        return one.tryAcquire() ? Optional.of(released(work)) : Optional.empty();
    }

    /** Runs the work when the cycle that runs has ended; empty if that takes more than a minute. */
    <T> Optional<T> await(Supplier<T> work) {
        try {
            return one.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) ? Optional.of(released(work))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Nothing is sent before then; the remote said so. */
    void notBefore(Instant time) {
        earliest.accumulateAndGet(time, (one, other) -> one.isAfter(other) ? one : other);
    }

    Instant earliest() {
        return earliest.get();
    }

    private <T> T released(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            one.release();
        }
    }
}
