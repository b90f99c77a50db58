package org.larder.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.larder.api.time.Scheduler;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.ServiceScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The system's clock and a few daemon threads. Every bundle has threads of its own, at most four, so that one whose tasks
 * block keeps no other waiting. Tasks given to it after its end are dropped.
 */
@Component(scope = ServiceScope.BUNDLE)
public final class SystemScheduler implements Scheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SystemScheduler.class);
    private static final int THREADS = 4;
    private static final long END_MILLIS = 2_000;
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final long begun = System.nanoTime();
    private final AtomicInteger threads = new AtomicInteger();
    private final ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(THREADS, this::thread);
    private final String user;

    @Activate
    public SystemScheduler(ComponentContext context) {
        this(Optional.ofNullable(context.getUsingBundle()).map(bundle -> bundle.getSymbolicName()).orElse("larder"));
    }

    /** @param user who gives it tasks, for the names of the threads */
    public SystemScheduler(String user) {
        this.user = user;
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
            ScheduledFuture<?> future = pool.schedule(() -> run(task), nanos(delay), TimeUnit.NANOSECONDS);
            return () -> future.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("the scheduler has ended, a task is dropped");
            return () -> {
                // It never begins.
            };
        }
    }

    @Override
    public <T> CompletableFuture<T> beside(Supplier<T> work) {
        var result = new CompletableFuture<T>();
        thread(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }).start();
        return result;
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

    private static long nanos(Duration delay) {
        return delay.isNegative() ? 0 : delay.compareTo(LONGEST) < 0 ? delay.toNanos() : LONGEST.toNanos();
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
        Thread thread = new Thread(work, user + "-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
