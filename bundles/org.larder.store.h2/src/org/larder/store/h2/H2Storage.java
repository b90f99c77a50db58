package org.larder.store.h2;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes stores on embedded H2. Thread-safe. */
@Component(property = StorageEngine.NAME + "=" + H2Engine.NAME)
public final class H2Storage implements StorageEngine {

    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;

    /** With this computer's clock and zone, and random ids. */
    @Activate
    public H2Storage() {
        this(InstantSource.system(), ZoneId::systemDefault, UUID::randomUUID);
    }

    /** As the component, with a clock, zone and ids of one's own. */
    public H2Storage(InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
    }

    @Override
    public String name() {
        return H2Engine.NAME;
    }

    @Override
    public LocalStore store(StorePlace place) {
        return new JdbcStore(H2Engine::new, place, new Surroundings(place.deviceId(), clock, zone, ids));
    }
}
