package org.larder.testing.twin;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.Surroundings;

/**
 * The engine of volatile stores. A database lasts as long as its engine, under the path of its folder; nothing is ever
 * written there. Thread-safe.
 */
public final class VolatileStorage implements StorageEngine {

    private final String name;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;
    private final Disks disks;

    /**
     * @param name the engine's name, as settings write it
     * @param clock the device's clock
     * @param zone the zone in which an entry without a civil day gets one
     * @param ids names new operations
     */
    public VolatileStorage(String name, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this(name, clock, zone, ids, new Disks());
    }

    private VolatileStorage(String name, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids, Disks disks) {
        this.name = name;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
        this.disks = disks;
    }

    /** Makes engines that share their databases, which last as long as the function. */
    public static Function<Surroundings, StorageEngine> engines() {
        Disks disks = new Disks();
        return world -> new VolatileStorage("volatile", world.clock(), world.zone(), world.ids(), disks);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public LocalStore store(StorePlace place) {
        return new VolatileStore(name, new World(place.deviceId(), clock, zone, ids), disks, place);
    }
}
