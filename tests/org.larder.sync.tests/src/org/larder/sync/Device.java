package org.larder.sync;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

import org.larder.api.account.Accounts;
import org.larder.api.account.Authenticator;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.event.Change;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Binding;
import org.larder.api.store.LocalStore;
import org.larder.api.store.SyncStore;
import org.larder.api.sync.SyncStatus;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.FewBackups;
import org.larder.testing.Household;
import org.larder.testing.Inside;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/**
 * A device with a real store, data service, monitor and sync manager on virtual time.
 *
 * @param <T> the transport
 */
final class Device<T extends SyncTransport> implements AutoCloseable {

    static final Duration LONG = Duration.ofMinutes(30);

    final VirtualScheduler scheduler;
    final T transport;
    final Accounts accounts;
    final Household household;
    final ConnectionMonitor monitor;
    final DrainingSyncManager manager;
    final FewBackups backups;
    final List<SyncStatus> told = new ArrayList<>();
    private Optional<Drain> drain = Optional.empty();
    private final LocalStore.Subscription commits;
    private long revision;

    /** The transport's authenticator is the transport itself. */
    Device(VirtualScheduler scheduler, Household household, T transport) {
        this.scheduler = scheduler;
        backups = new FewBackups(scheduler);
        this.household = household;
        this.transport = transport;
        Consumer<ConnectionState> listener = this::connection;
        var random = new Random(household.profile().deviceId().hashCode());
        monitor = Inside.make(ConnectionMonitor.class, "org.larder.connection", "org.larder.connection.ProbingMonitor",
                scheduler, random, listener, transport);
        manager = new DrainingSyncManager(scheduler, random, monitor, told::add);
        manager.setBackups(backups);
        manager.setProfile(household.profile());
        manager.setStore(household.store());
        manager.setTransport(transport);
        commits = household.store().listen(commit -> manager.changed(new Change(++revision,
                commit.remote() ? Change.Origin.REMOTE : Change.Origin.LOCAL, Map.of(), Optional.empty())));
        var bound = new BoundAccounts(household.profile(), household.store(), transport, monitor, manager);
        if (transport instanceof Authenticator authenticator) {
            bound.setAuthenticator(authenticator);
        }
        accounts = bound;
    }

    /** A device signed in to a model server. */
    static Device<ModelTransport> of(VirtualScheduler scheduler, ModelServer server, Path folder, String deviceId) {
        var device = new Device<>(scheduler, household(scheduler, folder, deviceId), new ModelTransport(server, "ann"));
        device.bind(Optional.of(new Binding(ModelTransport.REMOTE, "ann", "ann@example.org")));
        return device;
    }

    static Household household(VirtualScheduler scheduler, Path folder, String deviceId) {
        return Household.in(folder, deviceId, scheduler, () -> ZoneOffset.UTC);
    }

    void bind(Optional<Binding> account) {
        household.profile().change(settings -> settings.withBinding(account));
    }

    /** Starts the monitor; what is due happens. */
    void start() {
        monitor.probeNow();
        scheduler.settle();
    }

    /** Lets time pass until nothing waits. */
    void drained() {
        scheduler.advanceUntil(() -> status().counts().pending() == 0 && status().phase() == SyncStatus.Phase.IDLE,
                LONG);
    }

    SyncStatus status() {
        return manager.status();
    }

    SyncStore store() {
        return household.store().sync();
    }

    UnifiedDataService data() {
        return household.data();
    }

    boolean sameAs(ModelServer server) {
        return server.digest(Set.of(RecordType.values())).digests().entrySet().stream()
                .allMatch(each -> store().digest(each.getKey()).equals(each.getValue()));
    }

    /** A drain begins, as when the condition comes. */
    void begin() {
        drain = Optional.of(manager.begin(household.profile(), store(), transport));
    }

    Site site() {
        return new Site(household.profile(), store(), transport, scheduler, Optional::empty);
    }

    /** The drain ends, as when the condition goes. */
    void end() {
        Optional<Drain> gone = drain;
        drain = Optional.empty();
        gone.ifPresent(manager::end);
    }

    private void connection(ConnectionState state) {
        end();
        if (state instanceof ConnectionState.Online) {
            begin();
        }
    }

    @Override
    public void close() {
        end();
        commits.close();
        household.close();
    }
}
