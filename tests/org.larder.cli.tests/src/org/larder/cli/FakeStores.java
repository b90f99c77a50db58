package org.larder.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Pieces;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.maintenance.StoreState;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.Inventory;
import org.larder.api.model.Page;

/** Says what it was asked for. */
final class FakeStores implements StoreSwitch, Backups {

    static final Inventory INVENTORY = new Inventory(Map.of("products", 3L, "consumptions", 4L), "abc");
    static final Backup BACKUP = new Backup("20260131-103000-manual",
            Path.of("/profile/backups/20260131-103000-manual"),
            Instant.parse("2026-01-31T10:30:00Z"), Backup.Kind.MANUAL, "derby", false, INVENTORY.rows(), 4096);

    final List<String> calls = new ArrayList<>();
    List<String> faults = List.of();
    List<Difference> differences = List.of();
    boolean encrypted;

    @Override
    public StoreState state() {
        return new StoreState.Ready("derby");
    }

    @Override
    public StoreState retry() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<String> engines() {
        return Set.of("derby", "h2");
    }

    @Override
    public boolean encrypted() {
        return encrypted;
    }

    @Override
    public Inventory inventory(Progress progress) {
        return INVENTORY;
    }

    @Override
    public Moved move(String engine, Progress progress) {
        if (!engines().contains(engine)) {
            throw new MaintenanceException("There is no engine " + engine + "; there are derby and h2.");
        }
        calls.add("move " + engine);
        return moved(engine);
    }

    @Override
    public Moved encrypt(boolean on, Progress progress) {
        calls.add("encrypt " + on);
        encrypted = on;
        return moved("derby");
    }

    @Override
    public Moved replace(Pieces source, Inventory expected, Progress progress) {
        throw new UnsupportedOperationException();
    }

    private Moved moved(String engine) {
        return new Moved("derby", engine, 1, encrypted, INVENTORY, Duration.ofMillis(12),
                List.of(Path.of("/profile/aside/old")), List.of());
    }

    @Override
    public List<Backup> list() {
        return List.of(BACKUP);
    }

    @Override
    public Backup backUp(Progress progress) {
        calls.add("back up");
        return BACKUP;
    }

    @Override
    public Backup beforeDeletions(Progress progress) {
        throw new UnsupportedOperationException("the sync asks for it, not a person");
    }

    @Override
    public void remove(String name) {
        calls.add("remove " + name);
    }

    @Override
    public Preview preview(String name, Progress progress) {
        return new Preview() {

            @Override
            public Backup backup() {
                return BACKUP;
            }

            @Override
            public Page<Difference> differences(Optional<String> after, int limit) {
                return new Page<>(differences, Optional.empty());
            }

            @Override
            public long restore(Predicate<Difference> chosen, Progress followed) {
                long count = differences.stream().filter(chosen).count();
                calls.add("restore " + count + " of " + name);
                return count;
            }

            @Override
            public void close() {
                calls.add("close " + name);
            }
        };
    }

    @Override
    public Snapshot snapshot(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> check(Progress progress) {
        return faults;
    }

    @Override
    public Repaired repair(Optional<String> backup, Progress progress) {
        calls.add("repair " + backup.orElse("newest"));
        return new Repaired(Optional.of(Path.of("/profile/aside/damaged")), Optional.of(BACKUP), 2, false, 7);
    }
}
