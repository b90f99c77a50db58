package org.larder.testing.sim;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

import org.larder.api.account.Accounts;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.connection.ConnectionState;
import org.larder.api.event.Change;
import org.larder.api.profile.Profile;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.SyncStatus;
import org.larder.api.time.Scheduler;
import org.larder.api.transport.SyncTransport;
import org.larder.testing.FewBackups;
import org.larder.testing.Inside;
import org.osgi.service.condition.Condition;

/** The real connection monitor, sync manager and accounts on a machine's parts, put together as their components are. */
final class Engine {

    private static final String SYNC = "org.larder.sync";
    private static final long EVENT = 1;

    private final Machine machine;
    private final Life life;
    private final Parts parts;
    private final LocalStore store;
    private final SyncTransport transport;
    private final ConnectionMonitor monitor;
    private final BackgroundSyncManager manager;
    private final Accounts accounts;
    private Optional<Object> drain = Optional.empty();
    private long revision;
    private int begun;

    @SuppressWarnings("resource")
    Engine(Machine machine, Life life, LocalStore store, Scheduler time, Parts parts) {
        this.machine = machine;
        this.life = life;
        this.parts = parts;
        this.store = store;
        transport = parts.transport(machine.link(), machine);
        Scheduler scheduler = parts.scheduler(time, machine);
        RandomGenerator random = parts.random(machine.luck());
        Consumer<ConnectionState> hears = this::connection;
        Consumer<SyncStatus> tells = status -> {};
        Supplier<String> network = machine::network;
        monitor = Inside.make(ConnectionMonitor.class, "org.larder.connection", "org.larder.connection.ProbingMonitor",
                scheduler, random, hears, network, transport);
        manager = Inside.make(BackgroundSyncManager.class, SYNC, "org.larder.sync.DrainingSyncManager", scheduler,
                random, monitor, tells);
        Inside.call(manager, "setBackups", new FewBackups(scheduler));
        Inside.call(manager, "setProfile", machine.profile());
        Inside.call(manager, "setStore", store);
        Inside.call(manager, "setTransport", transport);
        accounts = Inside.make(Accounts.class, SYNC, "org.larder.sync.BoundAccounts", machine.profile(), store,
                transport, monitor, manager);
        Inside.call(accounts, "setAuthenticator", parts.authenticator(machine.link(), machine));
        store.listen(this::committed);
    }

    void start() {
        monitor.probeNow();
    }

    BackgroundSyncManager manager() {
        return manager;
    }

    ConnectionMonitor monitor() {
        return monitor;
    }

    Accounts accounts() {
        return accounts;
    }

    private void committed(Commit commit) {
        Change.Origin origin = commit.remote() ? Change.Origin.REMOTE : Change.Origin.LOCAL;
        tell(new Change(++revision, origin, Map.of(), Optional.empty()));
    }

    /** Another database took the place of the one before. */
    void moved() {
        tell(new Change(++revision, Change.Origin.MOVED, Map.of(), Optional.empty()));
    }

    /** Events are posted: they come a moment later. */
    private void tell(Change change) {
        machine.universe().after(life, EVENT, () -> Inside.call(manager, "changed", change));
    }

    /** As the condition and the component that waits for it. */
    private void connection(ConnectionState state) {
        machine.note("is " + state.getClass().getSimpleName());
        drain.ifPresent(gone -> {
            drain = Optional.empty();
            Inside.call(gone, "end");
        });
        if (state instanceof ConnectionState.Online && parts.begins(begun++)) {
            Profile profile = machine.profile();
            drain = Optional.of(Inside.make(Object.class, SYNC, "org.larder.sync.OnlineDrain", manager, profile, store,
                    transport, Condition.INSTANCE));
        }
    }

    /** Ends in order, as the program does when a person closes it. */
    void end() {
        drain.ifPresent(gone -> Inside.call(gone, "end"));
        drain = Optional.empty();
        Inside.call(monitor, "close");
    }
}
