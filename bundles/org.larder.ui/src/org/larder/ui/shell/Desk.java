package org.larder.ui.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.larder.api.account.Accounts;
import org.larder.api.connection.ConnectionMonitor;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.event.Topics;
import org.larder.api.exchange.FoodImport;
import org.larder.api.exchange.QuarantineExport;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.LarderException;
import org.larder.api.profile.Profile;
import org.larder.api.profile.Profiles;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.Transports;
import org.larder.ui.Messages;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** What the views work with: the services that are there just now. Thread-safe. */
@Component(service = Desk.class)
public final class Desk {

    /** Topic: a service came or went. */
    public static final String CHANGED = "larder-ui/desk";

    private final Presence<Profiles> profiles;
    private final Presence<Profile> profile;
    private final Presence<UnifiedDataService> data;
    private final Presence<FoodImport> foodImport;
    private final Presence<BackgroundSyncManager> sync;
    private final Presence<ConnectionMonitor> connection;
    private final Presence<Accounts> accounts;
    private final Presence<StoreSwitch> stores;
    private final Presence<Backups> backups;
    private final Presence<Transports> transports;
    private final Presence<QuarantineExport> quarantineExport;

    @Activate
    public Desk(BundleContext context, @Reference EventAdmin events) {
        Runnable changed = () -> events.postEvent(new Event(CHANGED, Map.of(Topics.DATA, CHANGED)));
        profiles = new Presence<>(context, Profiles.class, changed);
        profile = new Presence<>(context, Profile.class, changed);
        data = new Presence<>(context, UnifiedDataService.class, changed);
        foodImport = new Presence<>(context, FoodImport.class, changed);
        sync = new Presence<>(context, BackgroundSyncManager.class, changed);
        connection = new Presence<>(context, ConnectionMonitor.class, changed);
        accounts = new Presence<>(context, Accounts.class, changed);
        stores = new Presence<>(context, StoreSwitch.class, changed);
        backups = new Presence<>(context, Backups.class, changed);
        transports = new Presence<>(context, Transports.class, changed);
        quarantineExport = new Presence<>(context, QuarantineExport.class, changed);
    }

    @Deactivate
    void clear() {
        List.of(profiles, profile, data, foodImport, sync, connection, accounts, stores, backups, transports,
                quarantineExport)
                .forEach(Presence::close);
    }

    /**
     * The data, with the default profile opened first if none is. Blocks.
     *
     * @throws LarderException if it is not there, or not yet: then {@link #CHANGED} follows
     */
    public UnifiedDataService data() {
        profile();
        return data.get().orElseThrow(() -> new LarderException(missing()));
    }

    /**
     * Reads for a view. Blocks.
     *
     * @throws UnreadableException if the store cannot be used just now
     * @throws LarderException for whatever else is wrong
     */
    public <T> T read(Function<UnifiedDataService, T> question) {
        try {
            return question.apply(data());
        } catch (LarderException e) {
            throw unusable().<LarderException>map(state -> new UnreadableException(state, e)).orElse(e);
        }
    }

    /** The open profile; opens the default one if none is. Blocks. */
    public Profile profile() {
        return openProfile()
                .orElseGet(() -> profiles.get().orElseThrow(() -> new LarderException(Messages.stateOpening))
                        .open(Optional.empty(), Optional.empty()));
    }

    /** The open profile; opens none. */
    public Optional<Profile> openProfile() {
        return profile.get();
    }

    public Optional<FoodImport> foodImport() {
        return foodImport.get();
    }

    public Optional<BackgroundSyncManager> sync() {
        return sync.get();
    }

    public Optional<ConnectionMonitor> connection() {
        return connection.get();
    }

    public Optional<Accounts> accounts() {
        return accounts.get();
    }

    public Optional<StoreSwitch> stores() {
        return stores.get();
    }

    public Optional<Backups> backups() {
        return backups.get();
    }

    public Optional<Transports> transports() {
        return transports.get();
    }

    public Optional<QuarantineExport> quarantineExport() {
        return quarantineExport.get();
    }

    private String missing() {
        return unusable().map(StoreState::text).orElse(Messages.stateOpening);
    }

    private Optional<StoreState> unusable() {
        return stores.get().map(StoreSwitch::state).filter(state -> !(state instanceof StoreState.Ready));
    }
}
