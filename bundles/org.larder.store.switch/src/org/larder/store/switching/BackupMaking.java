package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

import org.larder.api.maintenance.Backup;
import org.larder.api.model.Inventory;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;

/** Makes backups of the diary while it is used. */
final class BackupMaking {

    /** The sub-folder with the database. */
    static final String DATABASE = "db";

    private final Profile profile;
    private final Places places;
    private final Gate gate;
    private final Copies copies;
    private final Shelf shelf;
    private final InstantSource clock;

    BackupMaking(Profile profile, Places places, Gate gate, Copies copies, Shelf shelf, InstantSource clock) {
        this.profile = profile;
        this.places = places;
        this.gate = gate;
        this.copies = copies;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Makes one, opens a copy of it and counts that, and only then calls it a backup. */
    Backup make(Backup.Kind kind, Watch watch) throws IOException {
        Instant at = clock.instant();
        Path folder = shelf.fresh(at, kind);
        ProfileSettings settings = profile.settings();
        boolean done = false;
        try {
            watch.at("Making a backup");
            gate.backUp(folder.resolve(DATABASE));
            watch.at("Checking the backup");
            Backup copied = new Backup(folder.getFileName().toString(), folder, at, kind, settings.engine(),
                    settings.encrypted(), Map.of(), 0);
            Inventory inventory = inventory(copied, watch);
            Trees.sync(folder, places.root());
            Backup whole = new Backup(copied.name(), folder, at, kind, copied.engine(), copied.encrypted(),
                    inventory.rows(), Trees.size(folder));
            Manifest.write(whole);
            done = true;
            return whole;
        } finally {
            if (!done) {
                Trees.remove(folder);
            }
        }
    }

    /** Opens a copy of a backup and counts it. */
    Inventory inventory(Backup backup, Watch watch) throws IOException {
        try (PrivateCopy copy = copies.backup(backup)) {
            return Carrying.count(copy.store().contents()::pieces, watch);
        }
    }
}
