package org.larder.testing.twin;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreException;
import org.larder.api.store.StorePlace;

/** The databases there are, by the paths of their folders. Thread-safe. */
final class Disks {

    private final Map<Path, Disk> disks = new ConcurrentHashMap<>();

    /** The database of a store that opens. */
    Disk of(StorePlace place) {
        if (place.make()) {
            return disks.computeIfAbsent(folder(place.folder()), path -> new Disk(State.EMPTY));
        }
        return find(place.folder()).orElseThrow(() -> new StoreDamagedException(
                "There is no database in " + place.folder() + "; restore a backup."));
    }

    Optional<Disk> find(Path folder) {
        return Optional.ofNullable(disks.get(folder(folder)));
    }

    /** Makes a database with that state. */
    void copy(Path folder, State state) {
        Disk copy = new Disk(state);
        if (disks.computeIfAbsent(folder(folder), path -> copy) != copy) {
            throw new StoreException("A backup needs a folder that is not there yet, unlike " + folder + ".");
        }
    }

    private static Path folder(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
