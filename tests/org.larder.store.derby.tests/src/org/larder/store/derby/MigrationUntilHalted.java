package org.larder.store.derby;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestProfile;

/** A program that opens a store and ends, as if it were killed, before the statement of the number that it is given. */
public final class MigrationUntilHalted {

    static final int HALTED = 9;

    private MigrationUntilHalted() {
    }

    public static void main(String[] args) {
        int last = Integer.parseInt(args[1]);
        AtomicInteger count = new AtomicInteger();
        new JdbcStore(place -> new CountingEngine(place, count, number -> {
            if (number == last) {
                Runtime.getRuntime().halt(HALTED);
            }
        }), TestProfile.place(new TestProfile(Path.of(args[0]), "dev1"), "derby"), new Surroundings("dev1",
                InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z")), () -> ZoneOffset.UTC, UUID::randomUUID))
                .open();
    }
}
