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
 * {@link #advance}, by their time and then in the order in which they were scheduled. The clock may jump; tasks do not care.
 */
public final class VirtualScheduler implements Scheduler {

    private final PriorityQueue<Entry> queue = new PriorityQueue<>(
            Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
    private Duration elapsed = Duration.ZERO;
    private Instant origin;
    private long number;

    public VirtualScheduler(Instant start) {
        origin = start;
    }

    private record Entry(Duration due, long number, Runnable task) {
    }

    @Override
    public synchronized Instant instant() {
        return origin.plus(elapsed);
    }

    @Override
    public synchronized Duration elapsed() {
        return elapsed;
    }

    @Override
    public synchronized Task schedule(Duration delay, Runnable task) {
        var entry = new Entry(elapsed.plus(delay.isNegative() ? Duration.ZERO : delay), number++, task);
        queue.add(entry);
        return () -> remove(entry);
    }

    /** Runs what is due now. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** Lets time pass and runs what becomes due, each at its time. */
    public void advance(Duration time) {
        Duration end = elapsed().plus(time);
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
        Duration begin = elapsed();
        Duration end = begin.plus(most);
        while (!condition.getAsBoolean()) {
            next(end).orElseThrow(() -> new AssertionError("does not come about within " + most)).run();
        }
        return elapsed().minus(begin);
    }

    /** Sets the clock without running anything, as when a computer wakes up or a person sets it. */
    public synchronized void setNow(Instant time) {
        origin = time.minus(elapsed);
    }

    private synchronized void pass(Duration until) {
        elapsed = until.compareTo(elapsed) > 0 ? until : elapsed;
    }

    private synchronized void remove(Entry entry) {
        queue.remove(entry);
    }

    private synchronized Optional<Runnable> next(Duration end) {
        if (queue.isEmpty() || queue.element().due().compareTo(end) > 0) {
            return Optional.empty();
        }
        Entry first = queue.remove();
        pass(first.due());
        return Optional.of(first.task());
    }
}
