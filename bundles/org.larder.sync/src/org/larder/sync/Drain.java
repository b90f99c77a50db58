package org.larder.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
 * Runs cycles while the remote can be reached: at the start, soon after an edit, when the remote hints at a change, when asked,
 * and every 60 s; after a failure with a growing delay. One cycle at a time; what asks during a cycle makes another follow.
 * Thread-safe; no lock is held while a cycle runs. All times are the scheduler's elapsed time.
 */
public final class Drain {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);
    /** Edits and hints that come together make one cycle. */
    private static final Duration SOON = Duration.ofMillis(250);
    /** From the end of a cycle to the next one that hints alone ask for: a remote that hints without end makes no storm. */
    private static final Duration HINT_PACE = Duration.ofMillis(600);
    /** From the end of a cycle to the next one that edits alone ask for. */
    private static final Duration PACE = Duration.ofSeconds(2);
    private static final int END_STEPS = 9;
    private static final Duration END_STEP = Duration.ofMillis(100);

    private final Site site;
    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final ConnectionMonitor monitor;
    private final StatusBoard board;
    private final Turn turn;
    private final Object lock = new Object();
    private Scheduler.Task task = () -> {};
    private Optional<Duration> due = Optional.empty();
    private Duration backoff = Duration.ZERO;
    private Duration rested;
    private Duration moved;
    private List<CompletableFuture<SyncStatus>> askers = new ArrayList<>();
    private Optional<Thread> runner = Optional.empty();
    private CompletableFuture<Boolean> ended = CompletableFuture.completedFuture(true);
    private Optional<HindranceException> stop = Optional.empty();
    private Optional<String> recycled = Optional.empty();
    private int failures;
    private boolean again;
    private boolean news;
    private boolean between;
    private boolean closed;
    /** Whether the last cycle came to its end; used by who has the turn. */
    private volatile boolean well;

    Drain(Site site, Scheduler scheduler, RandomGenerator random, ConnectionMonitor monitor, StatusBoard board,
            Turn turn) {
        this.site = site;
        this.scheduler = scheduler;
        this.random = random;
        this.monitor = monitor;
        this.board = board;
        this.turn = turn;
        moved = scheduler.elapsed();
        rested = moved.minus(PACE);
    }

    Site site() {
        return site;
    }

    /** The person edited something. */
    void edited() {
        wake(soon(PACE));
    }

    /** The remote hinted at a change. */
    void hinted() {
        synchronized (lock) {
            if (runner.isPresent()) {
                news = true;
                return;
            }
        }
        wake(soon(HINT_PACE));
    }

    /** A moment from now, but so long after the last cycle. */
    private Duration soon(Duration pace) {
        Duration quiet;
        synchronized (lock) {
            quiet = scheduler.elapsed().minus(rested);
        }
        return latest(pace.minus(quiet), SOON);
    }

    /** The remote answered a probe: a backoff is over, but not a time that the remote named. */
    void reached() {
        synchronized (lock) {
            if (failures > 0 && runner.isEmpty()) {
                backoff = Duration.ZERO;
                wake(Duration.ZERO);
            }
        }
    }

    /** Asks for a cycle at once, whatever the backoff. */
    CompletableFuture<SyncStatus> now() {
        var asked = new CompletableFuture<SyncStatus>();
        synchronized (lock) {
            if (!closed && scheduler.elapsed().compareTo(turn.earliest()) >= 0) {
                askers.add(asked);
                backoff = Duration.ZERO;
                wake(Duration.ZERO);
                return asked;
            }
        }
        asked.complete(board.status());
        return asked;
    }

    /** Whether a cycle is under way. */
    boolean running() {
        synchronized (lock) {
            return runner.isPresent();
        }
    }

    /** Ends the cycle that runs, or the work between two. */
    void cancel() {
        synchronized (lock) {
            if (runner.isEmpty() && !between) {
                return;
            }
            stop = Optional.of(new HindranceException(Phase.WAITING, "You ended it; it goes on by itself."))
                    .filter(why -> runner.isPresent()).or(() -> stop);
        }
        site.transport().cancel();
    }

    /**
     * Ends a cycle or a rest that does not move on, and begins anew.
     *
     * @param patience how long nothing may have moved
     * @return whether it did so
     */
    boolean recycle(Duration patience) {
        boolean running;
        synchronized (lock) {
            Duration now = scheduler.elapsed();
            running = runner.isPresent();
            boolean resting = !running && due.filter(at -> at.plus(patience).compareTo(now) > 0).isPresent();
            if (closed || resting || now.minus(moved).compareTo(patience) < 0) {
                return false;
            }
            moved = now;
            recycled = Optional.of(running
                    ? "Nothing moved for " + patience.toSeconds() + " s: the request was taken back and is repeated"
                    : "Nothing was due for " + patience.toSeconds() + " s though changes wait: began again");
            LOG.warn("the sync is recycled: {}", recycled.get());
            if (!running) {
                task.cancel();
                due = Optional.empty();
                backoff = Duration.ZERO;
                wake(Duration.ZERO);
            }
        }
        if (running) {
            site.transport().cancel();
        }
        return true;
    }

    /**
     * Runs the work between two cycles, on the caller's thread; empty if the cycle that runs does not end in time. That a
     * remote cannot do such work stops nothing else.
     */
    <T> Optional<T> between(Function<Site, T> work) {
        return turn.await(() -> {
            if (scheduler.elapsed().compareTo(turn.earliest()) < 0) {
                throw new HindranceException(Phase.WAITING,
                        "The server asks to be left alone until " + clock(turn.earliest()) + ".");
            }
            try {
                inBetween(true);
                T result = work.apply(site);
                board.rested(Rest.DONE, scheduler.instant(), scheduler.instant());
                return result;
            } catch (LarderException e) {
                Rest rest = Rest.after(e, 0, random);
                turn.notBefore(scheduler.elapsed().plus(rest.floor()));
                if (rest.phase() != Phase.STOPPED) {
                    board.rested(rest, scheduler.instant(), clock(nextCycle()));
                }
                throw e;
            } finally {
                inBetween(false);
            }
        });
    }

    private void inBetween(boolean now) {
        synchronized (lock) {
            between = now;
        }
    }

    private Duration nextCycle() {
        synchronized (lock) {
            return latest(due.orElseGet(scheduler::elapsed), turn.earliest());
        }
    }

    /** One cycle on the caller's thread, which has the turn. */
    Cycle.Result cycle() {
        ConnectionState state = monitor.state();
        if (state instanceof ConnectionState.Online online) {
            site.store().clockOffset(online.clockOffset());
        }
        boolean first = !well;
        well = false;
        Cycle.Result result = new Cycle(site, turn, first, this::progress).run();
        well = true;
        return result;
    }

    /** Ends the running request and waits for its cycle, at most a second. Operations stay in flight. */
    void close() {
        boolean own;
        CompletableFuture<Boolean> end;
        List<CompletableFuture<SyncStatus>> left;
        synchronized (lock) {
            closed = true;
            stop = Optional.of(new HindranceException(Phase.OFFLINE, "The connection ended."));
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
    private void await(CompletableFuture<Boolean> end) {
        for (int step = 0; step < END_STEPS; step++) {
            site.transport().cancel();
            if (scheduler.await(end, END_STEP)) {
                return;
            }
        }
        LOG.info("a cycle does not end at once; it ends after its step");
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
            Duration now = scheduler.elapsed();
            Duration at = latest(now.plus(delay), latest(backoff, turn.earliest()));
            if (due.isEmpty() || at.compareTo(due.get()) < 0) {
                task.cancel();
                due = Optional.of(at);
                task = scheduler.schedule(at.minus(now), this::begin);
            }
        }
    }

    private void begin() {
        var mine = new CompletableFuture<Boolean>();
        List<CompletableFuture<SyncStatus>> answering;
        synchronized (lock) {
            if (closed || runner.isPresent()) {
                return;
            }
            due = Optional.empty();
            if (scheduler.elapsed().compareTo(turn.earliest()) < 0) {
                wake(Duration.ZERO);
                return;
            }
            runner = Optional.of(Thread.currentThread());
            ended = mine;
            again = false;
            news = false;
            moved = scheduler.elapsed();
            answering = askers;
            askers = new ArrayList<>();
        }
        try {
            Optional<Rest> rest = turn.attempt(this::attempt);
            rest(rest, answering);
        } finally {
            mine.complete(true);
        }
    }

    private Rest attempt() {
        try {
            return Rest.after(cycle(), failures, random);
        } catch (HindranceException e) {
            return Rest.after(e);
        } catch (TransportException e) {
            LOG.info("a sync cycle ended: {}", e.getMessage());
            return stopped().map(Rest::after).orElseGet(() -> {
                suspect(e.retryClass());
                return Rest.after(e, failures, random);
            });
        } catch (LarderException e) {
            LOG.warn("a sync cycle ended: {}", e.getMessage());
            return Rest.after(e, failures, random);
        } catch (RuntimeException | Error e) {
            LOG.error("a sync cycle failed in an unexpected way", e);
            return Rest.after(e, failures, random);
        }
    }

    private Optional<HindranceException> stopped() {
        synchronized (lock) {
            return stop;
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
        Rest rest = result.orElseGet(Rest::busy);
        Duration now = scheduler.elapsed();
        turn.notBefore(now.plus(rest.floor()));
        Duration next;
        Rest told;
        synchronized (lock) {
            runner = Optional.empty();
            rested = now;
            moved = now;
            stop = closed ? stop : Optional.empty();
            told = explained(rest);
            failures = rest.failed() ? failures + 1 : result.isPresent() ? 0 : failures;
            boolean urgent = !askers.isEmpty();
            backoff = rest.succeeded() || urgent ? Duration.ZERO : now.plus(rest.delay());
            next = latest(backoff, latest(now, turn.earliest()));
            if (result.isEmpty()) {
                askers.addAll(answering);
            }
            wake(urgent || rest.succeeded() && again ? Duration.ZERO
                    : rest.succeeded() && news ? HINT_PACE : rest.delay());
        }
        if (result.isPresent()) {
            board.rested(told, scheduler.instant(), clock(next));
            answering.forEach(asked -> asked.complete(board.status()));
        }
    }

    /** The watchdog's words count more than those of the call that it ended; an alarm adds to what else is there. */
    private Rest explained(Rest rest) {
        Optional<String> alarm = rest.failed() || rest.reason().isEmpty() ? turn.alarm() : Optional.empty();
        Optional<String> reason = rest.failed() ? recycled.or(() -> alarm) : alarm;
        recycled = rest.succeeded() ? Optional.empty() : recycled;
        return reason.map(rest::because).orElse(rest);
    }

    private void progress(Phase phase, long done, long total) {
        synchronized (lock) {
            stop.ifPresent(why -> {
                throw why;
            });
            moved = scheduler.elapsed();
        }
        board.at(phase, done, total);
    }

    /** The clock's time at a moment of the scheduler's elapsed time. */
    private Instant clock(Duration elapsed) {
        return scheduler.instant().plus(elapsed.minus(scheduler.elapsed()));
    }

    private static Duration latest(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
