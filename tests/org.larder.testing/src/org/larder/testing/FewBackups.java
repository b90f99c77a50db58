package org.larder.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backup.Kind;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.Snapshot;
import org.larder.api.time.Scheduler;

/** Remembers what backups were asked for before deletions; makes none of them, and nothing else. */
public final class FewBackups implements Backups {

    private final Scheduler scheduler;
    private final List<Backup> made = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    public FewBackups(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** @param isFull whether the disk has no room for another */
    public void setFull(boolean isFull) {
        full = isFull;
    }

    @Override
    public List<Backup> list() {
        return List.copyOf(made).reversed();
    }

    @Override
    public Backup beforeDeletions(Progress progress) {
        if (full) {
            throw new MaintenanceException("The disk is full.");
        }
        String name = "b-" + made.size();
        Backup backup = new Backup(name, Path.of(name), scheduler.instant(), Kind.DELETION, "derby", false, Map.of(),
                0);
        made.add(backup);
        return backup;
    }

    @Override
    public Backup backUp(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Preview preview(String name, Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Snapshot snapshot(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> check(Progress progress) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Repaired repair(Optional<String> backup, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
