package org.larder.sync;

import java.time.Duration;
import java.util.Optional;

import org.larder.api.sync.Repaired;
import org.larder.api.time.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares with the remote once a day, and repairs once if there is a difference; what is left then is told, not repaired again
 * before the next day. Thread-safe.
 */
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final Duration FIRST = Duration.ofMinutes(10);
    private static final Duration DAY = Duration.ofHours(24);

    private final Drain drain;
    private final Scheduler scheduler;
    private final Turn turn;
    private Scheduler.Task task;
    private boolean closed;

    Upkeep(Drain drain, Scheduler scheduler, Turn turn) {
        this.drain = drain;
        this.scheduler = scheduler;
        this.turn = turn;
        task = scheduler.schedule(firstWait(), this::repair);
    }

    private Duration firstWait() {
        Duration left = turn.repaired().map(last -> last.plus(DAY).minus(scheduler.elapsed())).orElse(FIRST);
        return left.compareTo(FIRST) > 0 ? left : FIRST;
    }

    private void repair() {
        if (!drain.site().transport().listsOnly()) {
            Repaired result = new Repairer(drain, drain.site().store()).run();
            LOG.info("compared with the server: {}", words(result));
            turn.repaired(scheduler.elapsed(), result.after().complete() && !result.after().same()
                    ? Optional.of("This device and the server differ, also after a repair; compare by hand")
                    : Optional.empty());
        }
        next();
    }

    private static String words(Repaired result) {
        if (!result.before().complete()) {
            return "not now, " + result.before().reason();
        }
        return result.before().same() ? "no difference"
                : result.queued() + " records queued again" + (result.pulled() ? ", everything pulled again" : "");
    }

    private synchronized void next() {
        if (!closed) {
            task = scheduler.schedule(DAY, this::repair);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        task.cancel();
    }
}
