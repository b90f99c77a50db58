package org.larder.cli;

import java.time.Duration;

import org.larder.api.account.Accounts;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.exchange.Archive;
import org.larder.api.exchange.DiaryExport;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.profile.Profile;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.Transports;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The services of an OSGi framework. Each is waited for, because bundles may still be starting; thread-safe. */
final class OsgiServices implements Services {

    private static final Duration SERVICE_WAIT = Duration.ofSeconds(20);
    private static final Duration STORE_WAIT = Duration.ofSeconds(60);

    private final BundleContext context;
    private final Profile profile;

    OsgiServices(BundleContext context, Profile profile) {
        this.context = context;
        this.profile = profile;
    }

    /**
     * @param bundle named if the service does not come
     * @throws CommandFailedException if it does not come in time
     */
    static <T> T find(BundleContext context, Class<T> service, String bundle) {
        ServiceTracker<T, T> tracker = new ServiceTracker<>(context, service, null);
        tracker.open();
        try {
            T found = tracker.waitForService(SERVICE_WAIT.toMillis());
            if (found != null) {
                return found;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tracker.close();
        }
        throw new CommandFailedException(
                "The service " + service.getSimpleName() + " is missing. Is the bundle " + bundle
                        + " installed and started?");
    }

    @Override
    public Profile profile() {
        return profile;
    }

    @Override
    public UnifiedDataService data() {
        needStore();
        return find(context, UnifiedDataService.class, "org.larder.data");
    }

    @Override
    public BackgroundSyncManager sync() {
        needStore();
        return find(context, BackgroundSyncManager.class, "org.larder.sync");
    }

    @Override
    public ConnectionMonitor connection() {
        return find(context, ConnectionMonitor.class, "org.larder.connection");
    }

    @Override
    public Accounts accounts() {
        needStore();
        return find(context, Accounts.class, "org.larder.sync");
    }

    @Override
    public FoodImport foods() {
        needStore();
        return find(context, FoodImport.class, "org.larder.exchange");
    }

    @Override
    public DiaryExport export() {
        needStore();
        return find(context, DiaryExport.class, "org.larder.exchange");
    }

    @Override
    public Archive archive() {
        needStore();
        return find(context, Archive.class, "org.larder.exchange");
    }

    @Override
    public QuarantineExport quarantineExport() {
        return find(context, QuarantineExport.class, "org.larder.exchange");
    }

    @Override
    public Transports transports() {
        needStore();
        return find(context, Transports.class, "org.larder.sync");
    }

    /** Needed most when the store is not ready. */
    @Override
    public Backups backups() {
        stores();
        return find(context, Backups.class, "org.larder.store.switch");
    }

    @Override
    public StoreSwitch stores() {
        StoreSwitch stores = find(context, StoreSwitch.class, "org.larder.store.switch");
        Deadline.in(STORE_WAIT).await(() -> !(stores.state() instanceof StoreState.Absent));
        return stores;
    }

    private void needStore() {
        StoreState state = stores().state();
        if (!(state instanceof StoreState.Ready)) {
            throw new CommandFailedException(state.text());
        }
    }
}
