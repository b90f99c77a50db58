package org.larder.data;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.api.time.Scheduler;

/**
 * A scheduler that may come later, or go and be replaced by another: tasks that have not begun wait for the next. Data can be
 * read and edited without one. Thread-safe.
 */
final class LateScheduler implements Scheduler {

    private final Map<Waiting, Task> tasks = new LinkedHashMap<>();
    private Optional<Scheduler> scheduler = Optional.empty();

    /** A task that has not begun; each is one of its own. */
    private static final class Waiting {

        private final Duration delay;
        private final Runnable task;

        Waiting(Duration delay, Runnable task) {
            this.delay = delay;
            this.task = task;
        }
    }

    /** Takes the place of the one before. */
    synchronized void come(Scheduler now) {
        tasks.values().forEach(Task::cancel);
        scheduler = Optional.of(now);
        List.copyOf(tasks.keySet()).forEach(each -> hand(each, now));
    }

    synchronized void go(Scheduler gone) {
        if (scheduler.filter(each -> each.equals(gone)).isPresent()) {
            scheduler = Optional.empty();
            tasks.values().forEach(Task::cancel);
            tasks.replaceAll((each, before) -> () -> {});
        }
    }

    @Override
    public synchronized Task schedule(Duration delay, Runnable task) {
        Waiting waiting = new Waiting(delay, task);
        tasks.put(waiting, () -> {});
        scheduler.ifPresent(now -> hand(waiting, now));
        return () -> cancel(waiting);
    }

    @Override
    public synchronized Instant instant() {
        return scheduler.map(Scheduler::instant).orElseGet(Instant::now);
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime());
    }

    private void hand(Waiting waiting, Scheduler now) {
        tasks.put(waiting, now.schedule(waiting.delay, () -> run(waiting)));
    }

    private void run(Waiting waiting) {
        if (taken(waiting).isPresent()) {
            waiting.task.run();
        }
    }

    private void cancel(Waiting waiting) {
        taken(waiting).ifPresent(Task::cancel);
    }

    private synchronized Optional<Task> taken(Waiting waiting) {
        return Optional.ofNullable(tasks.remove(waiting));
    }
}
