package org.larder.connection;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what happened in the order in which it happened, one thing at a time, on the thread of whoever comes first. What was
 * added is told by the next {@link #tell}, or by the one that is under way. A listener that fails harms no other. Thread-safe.
 */
final class Announcements {

    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger callers = new AtomicInteger();

    void add(Runnable news) {
        waiting.add(news);
    }

    /** Tells all that waits, unless another thread is at it: that one does. */
    void tell() {
        int seen = callers.incrementAndGet();
        if (seen > 1) {
            return;
        }
        while (seen > 0) {
            tellAll();
            seen = callers.addAndGet(-seen);
        }
    }

    private void tellAll() {
        Optional<Runnable> next = Optional.ofNullable(waiting.poll());
        while (next.isPresent()) {
            tell(next.get());
            next = Optional.ofNullable(waiting.poll());
        }
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error e) {
            LOG.error("somebody who hears of the connection failed", e);
        }
    }
}
