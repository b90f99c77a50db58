package org.larder.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What outlives a drain: one cycle at a time, not before the time that the remote named, what a person was asked, and how
 * often operations were sent. Thread-safe.
 */
final class Turn {

    private static final long LONGEST_WAIT_SECONDS = 60;

    private final Semaphore one = new Semaphore(1);
    private final AtomicReference<Duration> earliest = new AtomicReference<>(Duration.ZERO);
    private final Brake brake = new Brake();
    private final Resends resends = new Resends();
    private final Complaints complaints = new Complaints();
    private final AtomicReference<Optional<Duration>> repaired = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> difference = new AtomicReference<>(Optional.empty());

    Brake brake() {
        return brake;
    }

    Complaints complaints() {
        return complaints;
    }

    Resends resends() {
        return resends;
    }

    /** When the last daily comparison was, in the scheduler's elapsed time. */
    Optional<Duration> repaired() {
        return repaired.get();
    }

    /** @param left what a person should know of a difference that is left */
    void repaired(Duration elapsed, Optional<String> left) {
        repaired.set(Optional.of(elapsed));
        difference.set(left);
    }

    /** What a person should know, if anything. */
    Optional<String> alarm() {
        return resends.alarm().or(difference::get);
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
    void notBefore(Duration elapsed) {
        earliest.accumulateAndGet(elapsed, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** In the scheduler's elapsed time. */
    Duration earliest() {
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
