import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

import org.larder.api.account.Adoption;
import org.larder.api.connection.ConnectionState;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.event.Change;
import org.larder.api.profile.Profile;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.api.sync.SyncStatus;
import org.larder.api.transport.SyncTransport;
import org.larder.connection.ProbingMonitor;
import org.larder.connection.SystemScheduler;
import org.larder.data.DataService;
import org.larder.profile.FolderProfiles;
import org.larder.sync.ActiveTransport;
import org.larder.sync.BoundAccounts;
import org.larder.sync.Drain;
import org.larder.sync.DrainingSyncManager;
import org.larder.transport.trpc.TrpcTransport;

/**
 * A device: profile folder, store, data service, transport over HTTP, connection monitor and sync manager, put together as
 * the product's services are, without a framework.
 */
final class SyncDevice implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String EMAIL = "ann@example.org";
    private static final String PASSWORD = "correct horse";

    private final FolderProfiles profiles = new FolderProfiles(profile -> () -> {
    });
    private final SystemScheduler syncing = new SystemScheduler("sync");
    private final SystemScheduler probing = new SystemScheduler("connection");
    private final AtomicLong revision = new AtomicLong();
    private final Profile profile;
    private final LocalStore store;
    private final UnifiedDataService data;
    private final TrpcTransport http;
    private final ActiveTransport transport;
    private final ProbingMonitor monitor;
    private final DrainingSyncManager manager;
    private final BoundAccounts accounts;
    private Optional<Drain> drain = Optional.empty();

    /** Opens the device in that folder. */
    SyncDevice(StorageEngine engine, Path folder) {
        profile = profiles.open(Optional.of(folder), Optional.empty());
        store = engine.store(new StorePlace(folder.resolve("store").resolve("db"), profile.deviceId(),
                Optional.empty(), true, folder.resolve("backups"), folder.resolve("logs")));
        store.open();
        data = new DataService(store);
        http = new TrpcTransport(profile, InstantSource.system());
        transport = new ActiveTransport(profile);
        transport.addTransport(http, Map.of(SyncTransport.NAME, profile.settings().transport()));
        monitor = new ProbingMonitor(probing, RandomGenerator.getDefault(), this::connection, transport);
        manager = new DrainingSyncManager(syncing, RandomGenerator.getDefault(), monitor, status -> {
        });
        manager.setProfile(profile);
        manager.setStore(store);
        manager.setTransport(transport);
        store.listen(this::committed);
        accounts = new BoundAccounts(profile, store, transport, monitor, manager);
        accounts.setAuthenticator(http);
    }

    LocalStore store() {
        return store;
    }

    UnifiedDataService data() {
        return data;
    }

    /** Belongs to an account from now on; nothing is sent or received before {@link #resume}. */
    void signIn(URI server) {
        signedUp(server, false);
    }

    /** As {@link #signIn}, with a new account. */
    void register(URI server) {
        signedUp(server, true);
    }

    private void signedUp(URI server, boolean isNew) {
        profile.change(settings -> settings.withServer(Optional.of(server)));
        manager.pause();
        if (isNew) {
            accounts.register(EMAIL, PASSWORD, Optional.empty(), Adoption.ADOPT);
        } else {
            accounts.signIn(EMAIL, PASSWORD, Adoption.ADOPT);
        }
    }

    void resume() {
        manager.resume();
    }

    /** Looks at once whether the server can be reached; if so, a cycle begins. */
    void online() throws InterruptedException, ExecutionException, TimeoutException {
        monitor.probeNow().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    void pause() {
        manager.pause();
    }

    /** Waits until a cycle found nothing left to do. */
    void drained() throws InterruptedException, ExecutionException, TimeoutException {
        SyncStatus status = synced();
        for (int round = 0; status.counts().pending() > 0 || status.phase() != SyncStatus.Phase.IDLE; round++) {
            if (round > 10) {
                throw new IllegalStateException("the sync does not come to an end: " + status);
            }
            status = synced();
        }
    }

    private SyncStatus synced() throws InterruptedException, ExecutionException, TimeoutException {
        return manager.syncNow().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /** Operations that wait or are under way. */
    long pending() {
        return store.sync().counts().pending();
    }

    private void committed(Commit commit) {
        manager.changed(new Change(revision.incrementAndGet(),
                commit.remote() ? Change.Origin.REMOTE : Change.Origin.LOCAL, Map.of(), Optional.empty()));
    }

    private synchronized void connection(ConnectionState state) {
        drain.ifPresent(manager::end);
        drain = state instanceof ConnectionState.Online
                ? Optional.of(manager.begin(profile, store.sync(), transport))
                : Optional.empty();
    }

    @Override
    public void close() {
        monitor.close();
        synchronized (this) {
            drain.ifPresent(manager::end);
            drain = Optional.empty();
        }
        probing.end();
        syncing.end();
        http.close();
        store.close();
        profiles.close();
    }
}
