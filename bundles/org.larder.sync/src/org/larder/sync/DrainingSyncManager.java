package org.larder.sync;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.maintenance.Backups;
import org.larder.api.model.Data;
import org.larder.api.model.LarderException;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreUnavailableException;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.SyncStatus;
import org.larder.api.sync.Verification;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.SyncTransport;
import org.larder.rules.Validation;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sync manager: always there, also while nothing drains; tells why. Thread-safe. */
@Component(immediate = true, service = {BackgroundSyncManager.class, DrainingSyncManager.class, EventHandler.class},
        property = {
                EventConstants.EVENT_TOPIC + "=" + Topics.CHANGE, EventConstants.EVENT_TOPIC + "=" + Topics.CONNECTION,
                EventConstants.EVENT_TOPIC + "=" + Topics.STORE})
public final class DrainingSyncManager implements BackgroundSyncManager, EventHandler {

    private static final Logger LOG = LoggerFactory.getLogger(DrainingSyncManager.class);

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final ConnectionMonitor monitor;
    private final StatusBoard board;
    private final Turn turn;
    private final AtomicReference<Optional<Backups>> backups = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Surroundings> surroundings = new AtomicReference<>(Surroundings.NONE);
    private final AtomicReference<Optional<Draining>> draining = new AtomicReference<>(Optional.empty());

    @Activate
    public DrainingSyncManager(@Reference Scheduler scheduler, @Reference ConnectionMonitor monitor,
            @Reference EventAdmin events) {
        this(scheduler, RandomGenerator.getDefault(), monitor,
                status -> events.postEvent(new Event(Topics.SYNC, Map.of(Topics.DATA, status))));
    }

    /** @param tell hears every change of the status */
    public DrainingSyncManager(Scheduler scheduler, RandomGenerator random, ConnectionMonitor monitor,
            Consumer<SyncStatus> tell) {
        this.scheduler = scheduler;
        this.random = random;
        this.monitor = monitor;
        turn = new Turn(scheduler);
        board = new StatusBoard(surroundings::get, () -> draining.get().isPresent(), monitor, scheduler, tell);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setProfile(Profile current) {
        change(now -> now.withProfile(Optional.of(current)));
    }

    public void unsetProfile(Profile gone) {
        change(now -> now.profile().equals(Optional.of(gone)) ? now.withProfile(Optional.empty()) : now);
    }

    @Reference(target = "(" + LocalStore.ROLE + "=" + LocalStore.ACTIVE
            + ")", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setStore(LocalStore current) {
        change(now -> now.withStore(Optional.of(current)));
    }

    public void unsetStore(LocalStore gone) {
        change(now -> now.store().equals(Optional.of(gone)) ? now.withStore(Optional.empty()) : now);
    }

    @Reference(target = "(" + SyncTransport.ROLE + "=" + SyncTransport.ACTIVE
            + ")", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setTransport(SyncTransport current) {
        change(now -> now.withTransport(Optional.of(current)));
    }

    public void unsetTransport(SyncTransport gone) {
        change(now -> now.transport().equals(Optional.of(gone)) ? now.withTransport(Optional.empty()) : now);
    }

    /** The remote can be reached: cycles run from now on, until {@link #end}. */
    public Drain begin(Profile profile, SyncStore store, SyncTransport transport) {
        turn.concerns(transport.remote().map(remote -> remote + "#" + transport.account().orElse("")));
        var begun = new Drain(new Site(profile, store, transport, scheduler, this::backup), scheduler, random, monitor,
                board, turn);
        draining.set(Optional.of(Draining.begin(begun, turn, scheduler, random, monitor)));
        board.begun();
        begun.wake(Duration.ZERO);
        return begun;
    }

    /** The remote cannot be reached any more. Returns within a second. */
    public void end(Drain gone) {
        Optional<Draining> ending = draining.get().filter(each -> each.drain() == gone);
        draining.updateAndGet(now -> now.filter(each -> each.drain() != gone));
        ending.ifPresentOrElse(Draining::end, gone::close);
        board.touch();
    }

    @Override
    public void handleEvent(@Nullable Event event) {
        if (event != null && event.getProperty(Topics.DATA) instanceof Change change) {
            changed(change);
        }
        board.touch();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    public void setBackups(Backups current) {
        backups.set(Optional.of(current));
    }

    public void unsetBackups(Backups gone) {
        backups.updateAndGet(now -> now.filter(each -> each != gone));
    }

    private Optional<String> backup() {
        try {
            return backups.get().map(each -> each.beforeDeletions((what, done, total) -> true).name());
        } catch (LarderException e) {
            LOG.warn("no backup could be made: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Drain> drain() {
        return draining.get().map(Draining::drain);
    }

    /** The active store changed. */
    public void changed(Change change) {
        if (change.origin() != Change.Origin.REMOTE) {
            drain().ifPresent(Drain::edited);
        }
        board.touch();
    }

    @Override
    public SyncStatus status() {
        return board.status();
    }

    @Override
    public CompletableFuture<SyncStatus> syncNow() {
        return drain().map(Drain::now).orElseGet(() -> monitor.probeNow().thenCompose(
                state -> drain().map(Drain::now).orElseGet(() -> CompletableFuture.completedFuture(status()))));
    }

    @Override
    public void pause() {
        setPaused(true);
        board.publish();
    }

    @Override
    public void resume() {
        setPaused(false);
        drain().ifPresent(Drain::now);
        board.publish();
    }

    @Override
    public void cancel() {
        drain().ifPresent(Drain::cancel);
    }

    @Override
    public boolean decide(MassDelete.Decision decision) {
        boolean asked = turn.brake().decide(decision);
        drain().filter(each -> asked).ifPresent(Drain::now);
        board.touch();
        return asked;
    }

    @Override
    public Page<QuarantinedOperation> quarantined(Optional<String> after, int limit) {
        return store().quarantined(after, limit);
    }

    @Override
    public boolean retry(UUID opId) {
        boolean there = store().retry(opId);
        drain().ifPresent(each -> each.wake(Duration.ZERO));
        board.touch();
        return there;
    }

    @Override
    public boolean correct(UUID opId, Data data) {
        Validation.require(data);
        boolean there = store().correct(opId, data);
        drain().ifPresent(each -> each.wake(Duration.ZERO));
        board.touch();
        return there;
    }

    @Override
    public boolean discard(UUID opId) {
        boolean there = store().discard(opId);
        board.touch();
        return there;
    }

    @Override
    public Verification verify() {
        return drain().map(each -> new Verifier(each, store()).verify())
                .orElseGet(() -> Verifier.incomplete(store(), status().reason().orElse("nobody is signed in")));
    }

    @Override
    public Repaired repair() {
        return drain().map(each -> new Repairer(each, store()).run()).orElseGet(() -> {
            Verification none = Verifier.incomplete(store(), status().reason().orElse("nobody is signed in"));
            return new Repaired(none, 0, false, none);
        });
    }

    private void change(UnaryOperator<Surroundings> change) {
        surroundings.updateAndGet(change);
        board.touch();
    }

    private void setPaused(boolean paused) {
        surroundings.get().profile()
                .orElseThrow(() -> new StoreUnavailableException("No profile is open; nothing can be paused."))
                .change(settings -> settings.withPaused(paused));
    }

    private SyncStore store() {
        return surroundings.get().store()
                .orElseThrow(() -> new StoreUnavailableException("The store is not open. Try again when it is."))
                .sync();
    }
}
