package org.larder.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.model.LarderException;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;
import org.larder.rules.Backoff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the remote's stream of changes while it can be reached, and begins again when the stream ends. A remote that has none
 * is asked again from time to time: it may have learned it. Thread-safe.
 */
final class Hints implements Follower, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hints.class);
    private static final Duration NONE_YET = Duration.ofMinutes(5);
    /** A stream that stood so long did not fail to begin. */
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration FIRST = Duration.ofSeconds(1);

    private final Drain drain;
    private final Turn turn;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final ConnectionMonitor monitor;
    private Optional<Following> stream = Optional.empty();
    private Scheduler.Task task;
    private Duration begun = Duration.ZERO;
    private int failures;
    private boolean closed;

    Hints(Drain drain, Turn turn, Scheduler scheduler, RandomGenerator random, ConnectionMonitor monitor) {
        this.drain = drain;
        this.turn = turn;
        this.scheduler = scheduler;
        this.random = random;
        this.monitor = monitor;
        task = scheduler.schedule(FIRST, this::follow);
    }

    @Override
    public void changed() {
        synchronized (this) {
            failures = 0;
        }
        drain.hinted();
    }

    @Override
    public void ended(Optional<TransportException> why) {
        why.ifPresent(failure -> LOG.info("the stream of changes ended: {}", failure.getMessage()));
        if (why.filter(failure -> failure.retryClass() == RetryClass.AUTH).isPresent()) {
            monitor.probeNow();
        }
        if (why.filter(failure -> failure.retryClass() == RetryClass.RESYNC).isPresent()) {
            drain.hinted();
        }
        turn.notBefore(scheduler.elapsed().plus(Rest.floor(why.flatMap(TransportException::retryAfter))));
        synchronized (this) {
            boolean stood = stream.isPresent() && scheduler.elapsed().minus(begun).compareTo(LONG) > 0;
            failures = stood ? 0 : failures;
            stream = Optional.empty();
            again(Backoff.delay(failures, random));
            failures++;
        }
    }

    private void follow() {
        Duration left = turn.earliest().minus(scheduler.elapsed());
        if (left.isPositive()) {
            again(left);
            return;
        }
        try {
            keep(drain.site().transport().follow(drain.site().store().feed().cursor(), this));
        } catch (TransportException e) {
            ended(Optional.of(e));
        } catch (LarderException e) {
            LOG.debug("the store does not say where the feed was left", e);
            again(NONE_YET);
        }
    }

    private synchronized void keep(Optional<Following> opened) {
        if (closed) {
            opened.ifPresent(Following::close);
        } else if (opened.isEmpty()) {
            again(NONE_YET);
        } else {
            stream = opened;
            begun = scheduler.elapsed();
        }
    }

    private synchronized void again(Duration delay) {
        if (!closed) {
            task = scheduler.schedule(delay, this::follow);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        task.cancel();
        stream.ifPresent(Following::close);
        stream = Optional.empty();
    }
}
