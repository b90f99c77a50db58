package org.larder.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.larder.api.time.Scheduler;

/**
 * What outlives a drain: one cycle at a time, not before the time that the remote named, what a person was asked, and how
 * often operations were sent. Thread-safe.
 */
final class Turn {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Scheduler scheduler;
    private final AtomicReference<Optional<CompletableFuture<Boolean>>> running = new AtomicReference<>(
            Optional.empty());
    private final AtomicReference<Duration> earliest = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Optional<String>> concerned = new AtomicReference<>(Optional.empty());
    private final Brake brake = new Brake();
    private final Resends resends = new Resends();
    private final Complaints complaints = new Complaints();
    private final AtomicReference<Optional<Duration>> repaired = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> difference = new AtomicReference<>(Optional.empty());

    Turn(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

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

    /** What one remote said and was asked about is nothing to another. */
    void concerns(Optional<String> remote) {
        if (!remote.equals(concerned.getAndSet(remote))) {
            earliest.set(Duration.ZERO);
            repaired.set(Optional.empty());
            difference.set(Optional.empty());
            resends.forget();
            brake.forget();
        }
    }

    /** Runs the work unless another cycle runs. */
    <T> Optional<T> attempt(Supplier<T> work) {
        return taken() ? Optional.of(released(work)) : Optional.empty();
    }

    /** Runs the work when the cycle that runs has ended; empty if that takes more than a minute. */
    <T> Optional<T> await(Supplier<T> work) {
        Duration until = scheduler.elapsed().plus(LONGEST_WAIT);
        while (!taken()) {
            Optional<CompletableFuture<Boolean>> end = running.get();
            if (end.isPresent() && !scheduler.await(end.get(), until.minus(scheduler.elapsed()))) {
                return Optional.empty();
            }
        }
        return Optional.of(released(work));
    }

    /** Nothing is sent before then; the remote said so. */
    void notBefore(Duration elapsed) {
        earliest.accumulateAndGet(elapsed, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    /** In the scheduler's elapsed time. */
    Duration earliest() {
        return earliest.get();
    }

    private boolean taken() {
        var mine = Optional.of(new CompletableFuture<Boolean>());
        return running.updateAndGet(other -> other.isPresent() ? other : mine) == mine;
    }

    private <T> T released(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            running.getAndSet(Optional.empty()).ifPresent(end -> end.complete(true));
        }
    }
}
