package org.larder.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.larder.server.store.ServerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets every hour what nobody needs any more. */
final class Housekeeping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration TRIES = Duration.ofMinutes(15);
    private static final Duration RECEIPTS = Duration.ofDays(100);
    private static final long FIRST_MINUTES = 5;
    private static final long MINUTES = 60;
    private static final long PATIENCE_SECONDS = 10;

    private final ServerStore store;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(work -> new Thread(work, "larder-housekeeping"));

    Housekeeping(ServerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        thread.scheduleWithFixedDelay(this::tidy, FIRST_MINUTES, MINUTES, TimeUnit.MINUTES);
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("tidying up did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void tidy() {
        Instant now = clock.instant();
        try {
            store.tidy(now.minus(TRIES), now.minus(RECEIPTS));
        } catch (RuntimeException e) {
            LOG.warn("tidying up failed and is tried again in an hour", e);
        }
    }
}
