package org.larder.testing.twin;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.model.Stamp;
import org.larder.rules.HybridClock;

/** What an open store knows beside its database: the clocks, where it is, and the last numbers that it gave. */
final class World {

    private final String deviceId;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;
    private final HybridClock stamps;
    private long operation;
    private long note;
    private long step;

    World(String deviceId, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.deviceId = deviceId;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
        stamps = new HybridClock(deviceId, clock);
    }

    /** One to try things in, which leaves no trace in this one. */
    World aside() {
        World aside = new World(deviceId, clock, zone, UUID::randomUUID);
        aside.operation = operation;
        aside.note = note;
        aside.step = step;
        return aside;
    }

    /** Goes on where the database ends. */
    void enter(State state) {
        state.greatest().ifPresent(stamps::restore);
        operation = state.queued().stream().mapToLong(each -> each.sequence()).max().orElse(0);
        note = state.ledger().last().orElse(0L);
        step = state.steps().last().orElse(0L);
    }

    HybridClock stamps() {
        return stamps;
    }

    /** Now, to the millisecond. */
    Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }

    ZoneId here() {
        return zone.get();
    }

    UUID newOpId() {
        return ids.get();
    }

    boolean own(Stamp stamp) {
        return stamp.node().equals(deviceId);
    }

    long nextOperation() {
        return ++operation;
    }

    long nextNote() {
        return ++note;
    }

    long nextStep() {
        return ++step;
    }
}
