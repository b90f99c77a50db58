package org.larder.testing.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

import org.larder.api.time.Scheduler;

/**
 * A scheduler whose time stands still until the test lets it pass. Tasks run one after the other on the thread that calls
 * {@link #advance}, by their time and then in the order in which they were scheduled.
 */
public final class VirtualScheduler implements Scheduler {

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparing(Entry::time).thenComparingLong(Entry::number));
    private Instant now;
    private long number;

    public VirtualScheduler(Instant start) {
        now = start;
    }

    private record Entry(Instant time, long number, Runnable task) {
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Task schedule(Duration delay, Runnable task) {
        var entry = new Entry(now.plus(delay.isNegative() ? Duration.ZERO : delay), number++, task);
        queue.add(entry);
        return () -> remove(entry);
    }

    /** Runs what is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Lets time pass and runs what becomes due, each at its time. */
    public void advance(Duration time) {
        Instant end = instant().plus(time);
        Optional<Runnable> task = next(end);
        while (task.isPresent()) {
            task.get().run();
            task = next(end);
        }
        pass(end);
    }

    /**
     * Lets time pass task by task until the condition holds.
     *
     * @return the time that it took
     * @throws AssertionError if it does not hold after {@code most}
     */
    public Duration advanceUntil(BooleanSupplier condition, Duration most) {
        Instant begin = instant();
        Instant end = begin.plus(most);
        while (!condition.getAsBoolean()) {
            next(end).orElseThrow(() -> new AssertionError("does not come about within " + most)).run();
        }
        return Duration.between(begin, instant());
    }

    /** Sets the clock without running anything, as when a computer wakes up or a person sets it. */
    public synchronized void setNow(Instant time) {
        now = time;
    }

    private synchronized void pass(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    private synchronized void remove(Entry entry) {
        queue.remove(entry);
    }

    private synchronized Optional<Runnable> next(Instant end) {
        if (queue.isEmpty() || queue.element().time().isAfter(end)) {
            return Optional.empty();
        }
        Entry first = queue.remove();
        pass(first.time());
        return Optional.of(first.task());
    }
}
