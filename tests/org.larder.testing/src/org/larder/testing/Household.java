package org.larder.testing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.UnifiedDataService;
import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;

/**
 * A real Derby store with the real data service on it, in a folder of the test, without a framework's services.
 *
 * @param data edits made through it are durable in {@code store}
 */
public record Household(Profile profile, LocalStore store, UnifiedDataService data) implements AutoCloseable {

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
        EmptyDatabase.into(profile.storeFolder("derby"));
        return derbyAsItIs(profile, surroundings);
    }

    /** A Derby store, not open yet, that makes its database itself. */
    public static LocalStore derbyAsItIs(Profile profile, Surroundings surroundings) {
        return Inside.make(LocalStore.class, "org.larder.store.derby", "org.larder.store.derby.DerbyStore", profile,
                surroundings);
    }

    /** The data service on a store. */
    public static UnifiedDataService data(LocalStore store, InstantSource clock, Supplier<ZoneId> zone) {
        Supplier<UUID> ids = UUID::randomUUID;
        return Inside.make(UnifiedDataService.class, "org.larder.data", "org.larder.data.DataService", store, clock,
                zone,
                ids);
    }

    @Override
    public void close() {
        store.close();
    }
}
