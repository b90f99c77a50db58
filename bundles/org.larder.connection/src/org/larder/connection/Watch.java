package org.larder.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import org.larder.api.time.Scheduler;

/** Looks around every few seconds, and tells when the world became another. Thread-safe. */
final class Watch {

    static final Duration PERIOD = Duration.ofSeconds(5);

    private final Scheduler scheduler;
    private final Supplier<String> network;
    private final Runnable looked;
    private final Runnable shaken;
    private Optional<Glance> last = Optional.empty();
    private Scheduler.Task task = () -> {};
    private boolean begun;
    private boolean closed;

    /**
     * @param network a text that stands for the network interfaces
     * @param looked runs with every look
     * @param shaken runs when the network changed, the computer slept, or the clock was set
     */
    Watch(Scheduler scheduler, Supplier<String> network, Runnable looked, Runnable shaken) {
        this.scheduler = scheduler;
        this.network = network;
        this.looked = looked;
        this.shaken = shaken;
    }

    /** Begins to look; does nothing the second time. */
    synchronized void begin() {
        if (!begun && !closed) {
            begun = true;
            task = scheduler.schedule(Duration.ZERO, this::look);
        }
    }

    synchronized void close() {
        closed = true;
        task.cancel();
    }

    private void look() {
        try {
            looked.run();
            Glance now = new Glance(scheduler.elapsed(), scheduler.instant(), network.get());
            Optional<Glance> before = last;
            last = Optional.of(now);
            if (before.filter(then -> now.differs(then, PERIOD)).isPresent()) {
                shaken.run();
            }
        } finally {
            next();
        }
    }

    private synchronized void next() {
        if (!closed) {
            task = scheduler.schedule(PERIOD, this::look);
        }
    }
}
