package org.larder.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionState;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.SyncTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Probes the remote, one probe at a time, when the next is due or somebody wants one. What a probe found does not count if the
 * remote became another meanwhile, or if it came too late. Delays are elapsed time. Thread-safe; no lock is held while the
 * transport is asked or somebody is told.
 */
final class Probes {

    /** A probe that lasts longer hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Between two probes, unless somebody asks for one. */
    static final Duration LEAST = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final ProbeResult HANGS = new ProbeResult.Unreachable("the probe does not come back");
    private static final ProbeResult FAILED = new ProbeResult.Unreachable("the probe failed");

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Audience audience;
    private final Announcements announcements = new Announcements();

    private final Object lock = new Object();
    private Optional<SyncTransport> transport;
    private Outlook outlook;
    private Optional<Attempt> running = Optional.empty();
    private Optional<Duration> due = Optional.empty();
    private Cause cause = Cause.PLAN;
    private Duration lastBegan = Duration.ZERO;
    private List<CompletableFuture<ConnectionState>> askers = new ArrayList<>();
    private Scheduler.Task task = () -> {};
    private boolean closed;

    /** Why a probe is made. */
    private enum Cause {
        PLAN, ASKED, SHAKEN
    }

    private record Attempt(Optional<SyncTransport> transport, Duration began, Cause cause,
            List<CompletableFuture<ConnectionState>> askers) {
    }

    Probes(Scheduler scheduler, RandomGenerator random, Audience audience, Optional<SyncTransport> transport) {
        this.scheduler = scheduler;
        this.random = random;
        this.audience = audience;
        this.transport = transport;
        outlook = Outlook.unknown(Optional.empty(), scheduler.instant());
    }

    ConnectionState state() {
        synchronized (lock) {
            return outlook.state();
        }
    }

    /** When the next probe is due: reckoned from the clock as it is now. */
    Optional<Instant> next() {
        synchronized (lock) {
            return due.map(at -> scheduler.instant().plus(left(at)));
        }
    }

    void use(Optional<SyncTransport> current) {
        synchronized (lock) {
            transport = current;
            want(Duration.ZERO, Cause.SHAKEN);
        }
    }

    /** Uses none, if this is the one that is used. */
    void leave(SyncTransport gone) {
        synchronized (lock) {
            if (transport.equals(Optional.of(gone))) {
                use(Optional.empty());
            }
        }
    }

    CompletableFuture<ConnectionState> ask() {
        var asked = new CompletableFuture<ConnectionState>();
        synchronized (lock) {
            if (!closed) {
                askers.add(asked);
                want(Duration.ZERO, Cause.ASKED);
                return asked;
            }
        }
        asked.complete(state());
        return asked;
    }

    /** A call to the remote was answered, or not. */
    void reported(boolean answered) {
        synchronized (lock) {
            if (answered != outlook.state() instanceof ConnectionState.Online) {
                want(left(lastBegan.plus(LEAST)), Cause.ASKED);
            }
        }
    }

    /** The world around this computer became another. */
    void shaken() {
        synchronized (lock) {
            outlook = outlook.shaken(scheduler.elapsed());
            want(Duration.ZERO, Cause.SHAKEN);
        }
    }

    /** Sees what nobody tells: another remote in the settings, tokens that came or went, a probe that hangs. */
    void look() {
        Optional<SyncTransport> used;
        synchronized (lock) {
            used = transport;
        }
        Party party = Party.of(used);
        synchronized (lock) {
            if (running.isPresent()) {
                running.filter(this::late).ifPresent(this::giveUp);
            } else if (used.equals(transport) && outlook.doubts(party)) {
                want(Duration.ZERO, Cause.SHAKEN);
            }
        }
        announcements.tell();
    }

    /** No probe begins any more; the one that runs is not waited for, and nobody hears of it. */
    void close() {
        List<CompletableFuture<ConnectionState>> left;
        synchronized (lock) {
            closed = true;
            task.cancel();
            due = Optional.empty();
            left = askers;
            running.ifPresent(attempt -> left.addAll(attempt.askers()));
            askers = new ArrayList<>();
        }
        left.forEach(asked -> asked.complete(state()));
    }

    private void probe() {
        begun().ifPresent(attempt -> {
            try {
                make(attempt);
            } catch (RuntimeException e) {
                LOG.warn("a probe failed in an unexpected way", e);
                settle(attempt, FAILED, false, true);
            } finally {
                rest(attempt);
                announcements.tell();
            }
        });
    }

    private Optional<Attempt> begun() {
        synchronized (lock) {
            if (closed || running.isPresent()) {
                return Optional.empty();
            }
            task.cancel();
            lastBegan = scheduler.elapsed();
            running = Optional.of(new Attempt(transport, lastBegan, cause, askers));
            due = Optional.empty();
            cause = Cause.PLAN;
            askers = new ArrayList<>();
            return running;
        }
    }

    private void make(Attempt attempt) {
        Party before = Party.of(attempt.transport());
        synchronized (lock) {
            if (!closed && transport.equals(attempt.transport())) {
                become(outlook.on(before.remote(), scheduler.instant()));
            }
        }
        announcements.tell();
        ProbeResult found = attempt.transport().map(SyncTransport::probe).orElseGet(ProbeResult.NotConfigured::new);
        Party after = Party.of(attempt.transport());
        settle(attempt, found, after.signedIn(), after.remote().equals(before.remote()));
    }

    /** @param sameRemote whether the probe can only be about the remote that is set now */
    private void settle(Attempt attempt, ProbeResult found, boolean signedIn, boolean sameRemote) {
        synchronized (lock) {
            if (closed) {
                return;
            }
            if (!sameRemote || !transport.equals(attempt.transport()) || late(attempt)) {
                askers.addAll(attempt.askers());
                want(Duration.ZERO, Cause.SHAKEN);
                return;
            }
            boolean again = outlook.state() instanceof ConnectionState.Online && attempt.cause() != Cause.ASKED;
            become(outlook.after(found, signedIn, scheduler.elapsed(), scheduler.instant()));
            if (again && outlook.state() instanceof ConnectionState.Online) {
                announcements.add(audience::reached);
            }
            answer(attempt.askers());
        }
    }

    private void rest(Attempt attempt) {
        synchronized (lock) {
            running = Optional.empty();
            Duration pause = left(attempt.began().plus(ProbeSchedule.jittered(outlook.delay(), random)));
            want(pause.compareTo(LEAST) > 0 ? pause : LEAST, Cause.PLAN);
            schedule();
        }
    }

    private boolean late(Attempt attempt) {
        return scheduler.elapsed().minus(attempt.began()).compareTo(PATIENCE) > 0;
    }

    private void giveUp(Attempt attempt) {
        become(outlook.after(HANGS, false, scheduler.elapsed(), scheduler.instant()));
        answer(attempt.askers());
        answer(askers);
        askers = new ArrayList<>();
    }

    private void become(Outlook next) {
        Outlook before = outlook;
        outlook = next;
        if (Findings.news(before.state(), next.state())) {
            announcements.add(() -> {
                LOG.info("connection: {}", next.state().text());
                audience.changed(next.state());
            });
        }
    }

    private void answer(List<CompletableFuture<ConnectionState>> asked) {
        ConnectionState state = outlook.state();
        announcements.add(() -> asked.forEach(each -> each.complete(state)));
    }

    /** A probe shall begin after the wait at the latest; during a probe: one more. */
    private void want(Duration wait, Cause why) {
        if (closed) {
            return;
        }
        Duration at = scheduler.elapsed().plus(wait);
        cause = why.compareTo(cause) > 0 ? why : cause;
        if (due.isEmpty() || at.compareTo(due.get()) < 0) {
            due = Optional.of(at);
            schedule();
        }
    }

    private void schedule() {
        if (running.isEmpty()) {
            task.cancel();
            due.ifPresent(at -> task = scheduler.schedule(left(at), this::probe));
        }
    }

    /** How long it is until then, not less than nothing. */
    private Duration left(Duration until) {
        Duration left = until.minus(scheduler.elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
