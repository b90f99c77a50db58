package org.larder.store.switching;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.larder.api.maintenance.Backup;
import org.larder.api.profile.Profile;
import org.larder.api.profile.ProfileSettings;
import org.larder.api.store.StorageEngine;

/** Makes private copies of databases. Thread-safe. */
final class Copies {

    private final Profile profile;
    private final Places places;
    private final Engines engines;
    private final Gate gate;
    private final Set<PrivateCopy> open = ConcurrentHashMap.newKeySet();

    Copies(Profile profile, Places places, Engines engines, Gate gate) {
        this.profile = profile;
        this.places = places;
        this.engines = engines;
        this.gate = gate;
    }

    /** The diary as it is now, while it is used. */
    PrivateCopy diary() throws IOException {
        ProfileSettings settings = profile.settings();
        return copy(settings.engine(), settings.encrypted(), gate::backUp);
    }

    PrivateCopy backup(Backup backup) throws IOException {
        return database(backup.folder().resolve(BackupMaking.DATABASE), backup.engine(), backup.encrypted());
    }

    /** A copy of a database that nobody has open. */
    PrivateCopy database(Path database, String engine, boolean encrypted) throws IOException {
        return copy(engine, encrypted, folder -> Trees.copy(database, folder));
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    /** Closes those that somebody forgot. */
    void end() {
        open.forEach(PrivateCopy::close);
    }

    private PrivateCopy copy(String name, boolean encrypted, Making making) throws IOException {
        StorageEngine engine = engines.need(name);
        Path folder = places.temp().resolve(UUID.randomUUID().toString());
        Path database = folder.resolve(BackupMaking.DATABASE);
        boolean done = false;
        try {
            making.into(database);
            PrivateCopy copy = new PrivateCopy(folder,
                    engine.store(places.privatePlace(database, places.key(encrypted))),
                    open::remove);
            copy.store().open();
            open.add(copy);
            done = true;
            return copy;
        } finally {
            if (!done) {
                Trees.remove(folder);
            }
        }
    }

    /** Makes the database's folder. */
    private interface Making {
        void into(Path folder) throws IOException;
    }
}
