package org.larder.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.event.Topics;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.SyncTransport;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the transport who answers, one probe at a time: at once at the start, when the transport changes, when a call failed
 * and when somebody asks; else every 60 s while the remote answers, every 5 s in the first ten minutes of an outage, then
 * doubling to 60 s. Owns no thread and no clock; no lock is held while it probes or tells.
 */
@Component(immediate = true)
public final class ProbingMonitor implements ConnectionMonitor {

    private static final Logger LOG = LoggerFactory.getLogger(ProbingMonitor.class);
    private static final Duration LEAST = Duration.ofSeconds(1);

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Consumer<ConnectionState> tell;
    private final Runnable atEnd;

    private final Object lock = new Object();
    private Optional<SyncTransport> transport = Optional.empty();
    private ConnectionState state;
    private Optional<Instant> outageBegan = Optional.empty();
    private Duration delay = ProbeSchedule.FAST;
    private Optional<Instant> next = Optional.empty();
    private Scheduler.Task task = () -> {};
    private List<CompletableFuture<ConnectionState>> askers = new ArrayList<>();
    private boolean probing;
    private boolean closed;

    @Activate
    public ProbingMonitor(BundleContext context, @Reference Scheduler scheduler, @Reference EventAdmin events) {
        this(scheduler, RandomGenerator.getDefault(), new OnlineCondition(context), events);
    }

    /**
     * A monitor of one transport, outside of a framework.
     *
     * @param tell hears every change of state, one at a time
     */
    public ProbingMonitor(Scheduler scheduler, RandomGenerator random, Consumer<ConnectionState> tell,
            SyncTransport transport) {
        this(scheduler, random, tell, () -> {});
        this.transport = Optional.of(transport);
    }

    private ProbingMonitor(Scheduler scheduler, RandomGenerator random, OnlineCondition condition, EventAdmin events) {
        this(scheduler, random, state -> {
            condition.show(state instanceof ConnectionState.Online);
            events.postEvent(new Event(Topics.CONNECTION, Map.of(Topics.DATA, state)));
        }, condition::close);
    }

    private ProbingMonitor(Scheduler scheduler, RandomGenerator random, Consumer<ConnectionState> tell,
            Runnable atEnd) {
        this.scheduler = scheduler;
        this.random = random;
        this.tell = tell;
        this.atEnd = atEnd;
        this.state = new ConnectionState.Unknown(scheduler.instant());
    }

    /** Begins to probe. */
    @Activate
    public void start() {
        probeNow();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setTransport(SyncTransport current) {
        use(Optional.of(current));
    }

    public void unsetTransport(SyncTransport gone) {
        synchronized (lock) {
            if (!transport.equals(Optional.of(gone))) {
                return;
            }
        }
        use(Optional.empty());
    }

    @Override
    public ConnectionState state() {
        synchronized (lock) {
            return state;
        }
    }

    @Override
    public Optional<Instant> nextProbe() {
        synchronized (lock) {
            return next;
        }
    }

    @Override
    public CompletableFuture<ConnectionState> probeNow() {
        var asked = new CompletableFuture<ConnectionState>();
        synchronized (lock) {
            if (closed) {
                asked.complete(state);
                return asked;
            }
            askers.add(asked);
            if (!probing) {
                schedule(Duration.ZERO);
            }
        }
        return asked;
    }

    @Override
    public void report(boolean answered) {
        if (answered != state() instanceof ConnectionState.Online) {
            probeNow();
        }
    }

    /** Ends probing; the condition goes. */
    @Deactivate
    public void close() {
        List<CompletableFuture<ConnectionState>> left;
        synchronized (lock) {
            closed = true;
            task.cancel();
            left = askers;
            askers = new ArrayList<>();
        }
        left.forEach(asked -> asked.complete(state()));
        atEnd.run();
    }

    private void use(Optional<SyncTransport> current) {
        synchronized (lock) {
            transport = current;
        }
        probeNow();
    }

    private void schedule(Duration wait) {
        task.cancel();
        next = Optional.of(scheduler.instant().plus(wait));
        task = scheduler.schedule(wait, this::probe);
    }

    private void probe() {
        Optional<SyncTransport> asked;
        List<CompletableFuture<ConnectionState>> answering;
        synchronized (lock) {
            if (closed || probing) {
                return;
            }
            probing = true;
            next = Optional.empty();
            asked = transport;
            answering = askers;
            askers = new ArrayList<>();
        }
        Instant begun = scheduler.instant();
        try {
            ProbeResult found = asked.map(ProbingMonitor::ask).orElseGet(ProbeResult.NotConfigured::new);
            found(asked, found, asked.map(SyncTransport::signedIn).orElse(false));
        } finally {
            rest(begun);
        }
        answering.forEach(each -> each.complete(state()));
    }

    private static ProbeResult ask(SyncTransport transport) {
        try {
            return transport.probe();
        } catch (RuntimeException e) {
            LOG.warn("a probe failed in an unexpected way", e);
            return new ProbeResult.Unreachable("the probe failed");
        }
    }

    private void found(Optional<SyncTransport> asked, ProbeResult found, boolean signedIn) {
        ConnectionState before;
        ConnectionState after;
        Instant now = scheduler.instant();
        synchronized (lock) {
            if (!transport.equals(asked)) {
                return;
            }
            before = state;
            after = Findings.after(before, found, signedIn, now);
            state = after;
            outageBegan = Findings.outage(after) ? outageBegan.or(() -> Optional.of(now)) : Optional.empty();
        }
        if (Findings.news(before, after)) {
            LOG.info("connection: {}", after.text());
            tell.accept(after);
        }
    }

    private void rest(Instant begun) {
        Instant now = scheduler.instant();
        synchronized (lock) {
            probing = false;
            if (closed) {
                return;
            }
            delay = nextDelay(now);
            Duration left = ProbeSchedule.jittered(delay, random).minus(Duration.between(begun, now));
            schedule(!askers.isEmpty() ? Duration.ZERO : left.compareTo(LEAST) > 0 ? left : LEAST);
        }
    }

    private Duration nextDelay(Instant now) {
        return outageBegan.map(began -> ProbeSchedule.duringOutage(Duration.between(began, now), delay))
                .orElse(state instanceof ConnectionState.NotConfigured ? ProbeSchedule.FAST : ProbeSchedule.SLOW);
    }
}
