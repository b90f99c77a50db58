package org.larder.data;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.time.Scheduler;

/** A scheduler that may come later, or go: tasks wait for it. Data can be read and edited without one. Thread-safe. */
final class LateScheduler implements Scheduler {

    private final List<Waiting> waiting = new ArrayList<>();
    private Optional<Scheduler> scheduler = Optional.empty();

    private record Waiting(Duration delay, Runnable task) {
    }

    synchronized void come(Scheduler now) {
        scheduler = Optional.of(now);
        waiting.forEach(each -> now.schedule(each.delay(), each.task()));
        waiting.clear();
    }

    synchronized void go(Scheduler gone) {
        scheduler = scheduler.filter(each -> !each.equals(gone));
    }

    @Override
    public synchronized Task schedule(Duration delay, Runnable task) {
        if (scheduler.isPresent()) {
            return scheduler.get().schedule(delay, task);
        }
        Waiting later = new Waiting(delay, task);
        waiting.add(later);
        return () -> cancel(later);
    }

    @Override
    public synchronized Instant instant() {
        return scheduler.map(Scheduler::instant).orElseGet(Instant::now);
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    private synchronized void cancel(Waiting later) {
        waiting.remove(later);
    }
}
