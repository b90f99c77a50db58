package org.larder.sync;

import java.time.Duration;

import org.larder.api.model.LarderException;
import org.larder.api.time.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every few seconds whether the sync moves while the remote can be reached and there is something to do; recycles it if nothing moved
 * for ten seconds, and the next time for twice as long, for a slow server must be able to answer. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofSeconds(80);

    private final Drain drain;
    private final Scheduler scheduler;
    private Duration patience = PATIENCE;
    private Scheduler.Task task;
    private boolean closed;

    Watchdog(Drain drain, Scheduler scheduler) {
        this.drain = drain;
        this.scheduler = scheduler;
        task = scheduler.schedule(LOOK, this::look);
    }

    private void look() {
        try {
            if (drain.running() || drain.site().store().counts().pending() > 0) {
                Duration waited = patience();
                if (drain.recycle(waited)) {
                    lessEager(waited);
                }
            } else {
                lessEager(PATIENCE.dividedBy(2));
            }
        } catch (LarderException e) {
            LOG.debug("the store does not say what waits", e);
        }
        next();
    }

    private synchronized Duration patience() {
        return patience;
    }

    private synchronized void lessEager(Duration waited) {
        Duration twice = waited.multipliedBy(2);
        patience = twice.compareTo(MOST) < 0 ? twice : MOST;
    }

    private synchronized void next() {
        if (!closed) {
            task = scheduler.schedule(LOOK, this::look);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        task.cancel();
    }
}
