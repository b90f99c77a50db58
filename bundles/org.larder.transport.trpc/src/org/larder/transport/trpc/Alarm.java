package org.larder.transport.trpc;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Does something once a time has passed, unless it is put off or closed before. Thread-safe. */
final class Alarm implements AutoCloseable {

    private final ScheduledExecutorService timer;
    private final Runnable ring;
    private Optional<Future<?>> task = Optional.empty();
    private long due;
    private long wakes;
    private boolean over;
    private boolean rang;

    Alarm(ScheduledExecutorService timer, Duration after, Runnable ring) {
        this.timer = timer;
        this.ring = ring;
        due = System.nanoTime() + after.toNanos();
        sleep(after.toNanos());
    }

    /** Counts anew, from now. */
    synchronized void putOff(Duration after) {
        due = System.nanoTime() + after.toNanos();
        if (due - wakes < 0) {
            task.ifPresent(each -> each.cancel(false));
            sleep(after.toNanos());
        }
    }

    synchronized boolean rang() {
        return rang;
    }

    @Override
    public synchronized void close() {
        over = true;
        task.ifPresent(each -> each.cancel(false));
    }

    private synchronized void sleep(long nanos) {
        if (!over) {
            wakes = System.nanoTime() + nanos;
            task = Optional.of(timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS));
        }
    }

    private void look() {
        long left = left();
        if (left > 0) {
            sleep(left);
        } else if (begins()) {
            ring.run();
        }
    }

    private synchronized long left() {
        return due - System.nanoTime();
    }

    private synchronized boolean begins() {
        rang = !over;
        return rang;
    }
}
