package org.larder.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.larder.api.time.Scheduler;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The system's clock and a few daemon threads. Tasks given to it after its end are dropped. */
@Component
public final class SystemScheduler implements Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);
    private static final int THREADS = 4;
    private static final long END_MILLIS = 2_000;

    private final long begun = System.nanoTime();
    private final AtomicInteger threads = new AtomicInteger();
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(THREADS, this::thread);

    @Activate
    public SystemScheduler() {
        pool.setRemoveOnCancelPolicy(true);
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Override
    public Task schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> future = pool.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("the scheduler has ended, a task is dropped");
            return () -> {
                // It never begins.
            };
        }
    }

    /**
     * Drops what has not begun and waits at most two seconds for what runs. Nothing is interrupted: a task may be writing
     * to a database, which takes an interrupt for a fault of the disk.
     */
    @Deactivate
    public void end() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(END_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.warn("a background task did not end in time; its thread is left to end by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a background task failed", e);
            throw e;
        }
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "larder-background-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
