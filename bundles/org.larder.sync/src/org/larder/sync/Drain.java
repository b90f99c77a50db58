package org.larder.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.model.LarderException;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cycles while the remote can be reached: at the start, two seconds after an edit, when asked, and every 60 s; after a
 * failure with a growing delay. One cycle at a time; what asks during a cycle makes another follow. Thread-safe; no lock is
 * held while a cycle runs.
 */
public final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    private static final Duration DEBOUNCE = Duration.ofSeconds(2);
    private static final Duration BUSY = Duration.ofSeconds(1);
    private static final int END_STEPS = 9;
    private static final long END_STEP_MILLIS = 100;

    private final Site site;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final ConnectionMonitor monitor;
    private final StatusBoard board;
    private final Turn turn;

    private final Object lock = new Object();
    private Scheduler.Task task = () -> {};
    private Optional<Instant> due = Optional.empty();
    private Instant backoff = Instant.MIN;
    private List<CompletableFuture<SyncStatus>> askers = new ArrayList<>();
    private Optional<Thread> runner = Optional.empty();
    private CountDownLatch ended = new CountDownLatch(0);
    private int failures;
    private boolean again;
    private boolean closed;

    Drain(Site site, Scheduler scheduler, RandomGenerator random, ConnectionMonitor monitor, StatusBoard board,
            Turn turn) {
        this.site = site;
        this.scheduler = scheduler;
        this.random = random;
        this.monitor = monitor;
        this.board = board;
        this.turn = turn;
    }

    /** The person edited something. */
    void edited() {
        wake(DEBOUNCE);
    }

    /** Asks for a cycle at once, whatever the backoff. */
    CompletableFuture<SyncStatus> now() {
        var asked = new CompletableFuture<SyncStatus>();
        synchronized (lock) {
            if (!closed && !scheduler.instant().isBefore(turn.earliest())) {
                askers.add(asked);
                backoff = Instant.MIN;
                wake(Duration.ZERO);
                return asked;
            }
        }
        asked.complete(board.status());
        return asked;
    }

    /** Runs the work between two cycles, on the caller's thread; empty if the cycle that runs does not end in time. */
    <T> Optional<T> between(Function<Site, T> work) {
        return turn.await(() -> {
            if (scheduler.instant().isBefore(turn.earliest())) {
                throw new HindranceException(Phase.WAITING,
                        "The server asks to be left alone until " + turn.earliest() + ".");
            }
            try {
                T result = work.apply(site);
                board.rested(Rest.DONE, scheduler.instant(), scheduler.instant());
                return result;
            } catch (LarderException e) {
                Rest rest = Rest.after(e, 0, random);
                turn.notBefore(scheduler.instant().plus(rest.floor()));
                board.rested(rest, scheduler.instant(), nextCycle());
                throw e;
            }
        });
    }

    private Instant nextCycle() {
        synchronized (lock) {
            return latest(due.orElseGet(scheduler::instant), turn.earliest());
        }
    }

    /** One cycle on the caller's thread, which has the turn. */
    Cycle.Result cycle() {
        ConnectionState state = monitor.state();
        if (state instanceof ConnectionState.Online online) {
            site.store().clockOffset(online.clockOffset());
        }
        return new Cycle(site, turn.tries(), this::progress).run();
    }

    /** Ends the running request and waits for its cycle, at most a second. Operations stay in flight. */
    void close() {
        boolean own;
        CountDownLatch end;
        List<CompletableFuture<SyncStatus>> left;
        synchronized (lock) {
            closed = true;
            task.cancel();
            own = runner.equals(Optional.of(Thread.currentThread()));
            end = ended;
            left = askers;
            askers = new ArrayList<>();
        }
        if (!own) {
            await(end);
        }
        left.forEach(asked -> asked.complete(board.status()));
    }

    /** Cancels more than once: a request that was about to begin is not seen by the first. */
    private void await(CountDownLatch end) {
        try {
            for (int step = 0; step < END_STEPS; step++) {
                site.transport().cancel();
                if (end.await(END_STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            LOG.info("a cycle does not end at once; it ends after its step");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sees to it that a cycle begins after the delay at the latest, but not before the backoff allows. */
    void wake(Duration delay) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (runner.isPresent()) {
                again = true;
                return;
            }
            Instant now = scheduler.instant();
            Instant at = latest(now.plus(delay), latest(backoff, turn.earliest()));
            if (due.isEmpty() || at.isBefore(due.get())) {
                task.cancel();
                due = Optional.of(at);
                task = scheduler.schedule(Duration.between(now, at), this::begin);
            }
        }
    }

    private void begin() {
        List<CompletableFuture<SyncStatus>> answering;
        synchronized (lock) {
            if (closed || runner.isPresent()) {
                return;
            }
            due = Optional.empty();
            if (scheduler.instant().isBefore(turn.earliest())) {
                wake(Duration.ZERO);
                return;
            }
            runner = Optional.of(Thread.currentThread());
            ended = new CountDownLatch(1);
            again = false;
            answering = askers;
            askers = new ArrayList<>();
        }
        try {
            Optional<Rest> rest = turn.attempt(this::attempt);
            rest(rest, answering);
        } finally {
            ended.countDown();
        }
    }

    private Rest attempt() {
        try {
            return Rest.after(cycle(), failures, random);
        } catch (HindranceException e) {
            return Rest.after(e);
        } catch (TransportException e) {
            LOG.info("a sync cycle ended: {}", e.getMessage());
            suspect(e.retryClass());
            return Rest.after(e, failures, random);
        } catch (LarderException e) {
            LOG.warn("a sync cycle ended: {}", e.getMessage());
            return Rest.after(e, failures, random);
        } catch (RuntimeException | Error e) {
            LOG.error("a sync cycle failed in an unexpected way", e);
            return Rest.after(e, failures, random);
        }
    }

    private void suspect(RetryClass failure) {
        if (failure == RetryClass.AUTH || failure == RetryClass.PROTOCOL) {
            monitor.probeNow();
        } else if (failure == RetryClass.TRANSIENT) {
            monitor.report(false);
        }
    }

    /** Lets the next cycle be due; without a rest another one had the turn. */
    private void rest(Optional<Rest> result, List<CompletableFuture<SyncStatus>> answering) {
        Rest rest = result.orElseGet(() -> new Rest(Phase.WAITING, BUSY, Duration.ZERO, Optional.empty()));
        Instant now = scheduler.instant();
        turn.notBefore(now.plus(rest.floor()));
        Instant next;
        synchronized (lock) {
            runner = Optional.empty();
            failures = rest.phase() != Phase.WAITING ? 0 : result.isPresent() ? failures + 1 : failures;
            boolean urgent = !askers.isEmpty();
            backoff = rest.succeeded() || urgent ? Instant.MIN : now.plus(rest.delay());
            next = latest(backoff, latest(now, turn.earliest()));
            if (result.isEmpty()) {
                askers.addAll(answering);
            }
            wake(urgent || rest.succeeded() && again ? Duration.ZERO : rest.delay());
        }
        if (result.isPresent()) {
            board.rested(rest, now, next);
            answering.forEach(asked -> asked.complete(board.status()));
        }
    }

    private void progress(Phase phase, long done, long total) {
        synchronized (lock) {
            if (closed) {
                throw new HindranceException(Phase.OFFLINE, "The connection ended.");
            }
        }
        board.at(phase, done, total);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
