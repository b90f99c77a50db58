package org.larder.store.switching;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.Repaired;
import org.larder.api.maintenance.Snapshot;

/** The backups in the profile's folder. Thread-safe. */
final class ProfileBackups implements Backups {

    private final Parts parts;

    ProfileBackups(Parts parts) {
        this.parts = parts;
    }

    @Override
    public List<Backup> list() {
        try {
            return parts.shelf().list();
        } catch (IOException e) {
            throw new MaintenanceException("The backups cannot be listed: " + e.getMessage(), e);
        }
    }

    @Override
    public Backup backUp(Progress progress) {
        return make(Backup.Kind.MANUAL, progress);
    }

    @Override
    public Backup beforeDeletions(Progress progress) {
        return make(Backup.Kind.DELETION, progress);
    }

    @Override
    public void remove(String name) {
        parts.line().run("Removing the backup", Progress.NONE, () -> {
            parts.shelf().remove(parts.shelf().need(name).folder());
            return name;
        });
    }

    @Override
    public Preview preview(String name, Progress progress) {
        return parts.line().run("Opening the backup", progress, () -> {
            Backup backup = parts.shelf().need(name);
            new Watch(progress, 0).at("Opening the backup");
            return new BackupPreview(backup, parts.copies().backup(backup), parts.active().gate(), parts.line());
        });
    }

    @Override
    public Snapshot snapshot(Progress progress) {
        return parts.line().run("Copying the diary", progress, () -> {
            new Watch(progress, 0).at("Copying the diary");
            return new StoreSnapshot(parts.copies().diary());
        });
    }

    @Override
    public List<String> check(Progress progress) {
        return parts.line().run("The check", progress, () -> {
            new Watch(progress, 0).at("Checking the database");
            return parts.active().gate().check();
        });
    }

    @Override
    public Repaired repair(Optional<String> backup, Progress progress) {
        return parts.line().run("The repair", progress, () -> parts.repairing().run(backup, progress));
    }

    private Backup make(Backup.Kind kind, Progress progress) {
        return parts.line().run("The backup", progress, () -> {
            Backup made = parts.making().make(kind, new Watch(progress, 0));
            parts.shelf().roll();
            return made;
        });
    }
}
