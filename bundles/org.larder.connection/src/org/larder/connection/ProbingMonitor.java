package org.larder.connection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.event.Topics;
import org.larder.api.time.Scheduler;
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

/**
 * Asks the active transport who answers, one probe at a time: at once at the start, when the transport or its remote changes,
 * when tokens came or went, when a call failed, when the network changed, after a sleep, when the clock was set, and when
 * somebody asks; else every 60 s while the remote answers, every 5 s in the first ten minutes of an outage, then doubling to
 * 60 s. Owns no thread and no clock.
 */
@Component(immediate = true)
public final class ProbingMonitor implements ConnectionMonitor {

    private final Probes probes;
    private final Watch watch;
    private final Runnable atEnd;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public ProbingMonitor(BundleContext context, @Reference Scheduler scheduler, @Reference EventAdmin events) {
        this(scheduler, RandomGenerator.getDefault(), new OnlineCondition(context), events);
    }

    /**
     * A monitor of one transport, outside of a framework, on a network that never changes.
     *
     * @param tell hears every change of state, one at a time
     */
    public ProbingMonitor(Scheduler scheduler, RandomGenerator random, Consumer<ConnectionState> tell,
            SyncTransport transport) {
        this(scheduler, random, tell, () -> "", transport);
    }

    /**
     * A monitor of one transport, outside of a framework.
     *
     * @param tell hears every change of state, one at a time
     * @param network a text that changes when the computer's network does
     */
    public ProbingMonitor(Scheduler scheduler, RandomGenerator random, Consumer<ConnectionState> tell,
            Supplier<String> network, SyncTransport transport) {
        this(scheduler, random, tell, network, Optional.of(transport), () -> {});
    }

    private ProbingMonitor(Scheduler scheduler, RandomGenerator random, OnlineCondition condition, EventAdmin events) {
        this(scheduler, random, state -> {
            condition.show(state instanceof ConnectionState.Online);
            events.postEvent(new Event(Topics.CONNECTION, Map.of(Topics.DATA, state)));
        }, new NetworkInterfaces(), Optional.empty(), condition::close);
    }

    private ProbingMonitor(Scheduler scheduler, RandomGenerator random, Consumer<ConnectionState> tell,
            Supplier<String> network, Optional<SyncTransport> transport, Runnable atEnd) {
        this.atEnd = atEnd;
        probes = new Probes(scheduler, random, new Audience() {
            @Override
            public void changed(ConnectionState state) {
                tell.accept(state);
            }

            @Override
            public void reached() {
                listeners.forEach(Runnable::run);
            }
        }, transport);
        watch = new Watch(scheduler, network, probes::look, probes::shaken);
    }

    /** Begins to probe. */
    @Activate
    public void start() {
        probeNow();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY,
            target = "(" + SyncTransport.ROLE + "=" + SyncTransport.ACTIVE + ")")
    public void setTransport(SyncTransport current) {
        probes.use(Optional.of(current));
    }

    public void unsetTransport(SyncTransport gone) {
        probes.leave(gone);
    }

    @Override
    public ConnectionState state() {
        return probes.state();
    }

    @Override
    public Optional<Instant> nextProbe() {
        return probes.next();
    }

    @Override
    public CompletableFuture<ConnectionState> probeNow() {
        watch.begin();
        return probes.ask();
    }

    @Override
    public void report(boolean answered) {
        probes.reported(answered);
    }

    @Override
    public Subscription whenReached(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Ends probing; the condition is gone when this returns. A probe that runs is not waited for. */
    @Deactivate
    public void close() {
        watch.close();
        probes.close();
        atEnd.run();
    }
}
