package org.larder.testing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.time.Scheduler;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.time.VirtualScheduler;

/**
 * A real Derby store with the real data service on it, in a folder of the test, without a framework's services.
 *
 * @param data edits made through it are durable in {@code store}
 */
public record Household(Profile profile, LocalStore store, UnifiedDataService data) implements AutoCloseable {

    private static final String DERBY = "derby";

    /** A household whose store is open. */
    public static Household in(Path folder) {
        return in(folder, "dev1", InstantSource.system(), ZoneId::systemDefault);
    }

    /** A household of a device, with a clock and zone of the test. */
    public static Household in(Path folder, String deviceId, InstantSource clock, Supplier<ZoneId> zone) {
        Profile profile = new TestProfile(folder, deviceId);
        LocalStore store = derby(profile, new Surroundings(deviceId, clock, zone, UUID::randomUUID));
        store.open();
        return new Household(profile, store, data(store, clock, zone));
    }

    /** A Derby store, not open yet; an empty database is copied into a new profile, which is quicker than making one. */
    public static LocalStore derby(Profile profile, Surroundings surroundings) {
        EmptyDatabase.into(profile.storeFolder(DERBY));
        return derbyAsItIs(profile, surroundings);
    }

    /** A Derby store, not open yet, that makes its database itself. */
    public static LocalStore derbyAsItIs(Profile profile, Surroundings surroundings) {
        return derbyEngine(surroundings).store(TestProfile.place(profile, DERBY));
    }

    /** The engine on Derby. */
    public static StorageEngine derbyEngine(Surroundings surroundings) {
        return Inside.make(StorageEngine.class, "org.larder.store.derby", "org.larder.store.derby.DerbyStorage",
                surroundings.clock(), surroundings.zone(), surroundings.ids());
    }

    /** The engine on H2. */
    public static StorageEngine h2Engine(Surroundings surroundings) {
        return Inside.make(StorageEngine.class, "org.larder.store.h2", "org.larder.store.h2.H2Storage",
                surroundings.clock(), surroundings.zone(), surroundings.ids());
    }

    /** An H2 store, not open yet. */
    public static LocalStore h2(Profile profile, Surroundings surroundings) {
        return h2Engine(surroundings).store(TestProfile.place(profile, "h2"));
    }

    /**
     * The data service on a store. Its background work runs on the clock if that is a scheduler, else on one whose time
     * stands still.
     */
    public static UnifiedDataService data(LocalStore store, InstantSource clock, Supplier<ZoneId> zone) {
        Scheduler scheduler = clock instanceof Scheduler own ? own : new VirtualScheduler(clock.instant());
        Supplier<UUID> ids = UUID::randomUUID;
        return Inside.make(UnifiedDataService.class, "org.larder.data", "org.larder.data.DataService", store, scheduler,
                clock, zone, ids);
    }

    @Override
    public void close() {
        store.close();
    }
}
