package org.larder.store.derby;

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

/** Makes stores on embedded Apache Derby. Thread-safe. */
@Component(property = StorageEngine.NAME + "=" + DerbyEngine.NAME)
public final class DerbyStorage implements StorageEngine {

    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;

    /** With this computer's clock and zone, and random ids. */
    @Activate
    public DerbyStorage() {
        this(InstantSource.system(), ZoneId::systemDefault, UUID::randomUUID);
    }

    /** As the component, with a clock, zone and ids of one's own. */
    public DerbyStorage(InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
    }

    @Override
    public String name() {
        return DerbyEngine.NAME;
    }

    @Override
    public LocalStore store(StorePlace place) {
        return new JdbcStore(DerbyEngine::new, place, new Surroundings(place.deviceId(), clock, zone, ids));
    }
}
