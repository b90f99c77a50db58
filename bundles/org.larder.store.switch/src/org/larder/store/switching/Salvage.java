package org.larder.store.switching;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Piece;
import org.larder.api.model.StoreKey;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what can still be read of databases into a new one. Used by one thread. */
final class Salvage {

    private static final Logger LOG = LoggerFactory.getLogger(Salvage.class);

    private final Places places;
    private final Engines engines;
    private final StoreContents target;
    private Optional<StoreException> failure = Optional.empty();
    private long taken;
    private int asked;
    private boolean whole = true;

    Salvage(Places places, Engines engines, StoreContents target) {
        this.places = places;
        this.engines = engines;
        this.target = target;
    }

    /**
     * Reads a database, with the key if there is one, or without it if nothing of it can be read so.
     *
     * @throws StoreException if the new database cannot take what was found
     */
    void of(Places.Database database, boolean encrypted) {
        asked++;
        Optional<StorageEngine> engine = engines.find(database.engine());
        whole &= engine.isPresent() && (read(engine.get(), database, places.key(encrypted))
                || encrypted && failure.isEmpty() && read(engine.get(), database, Optional.empty()));
        failure.ifPresent(e -> {
            throw e;
        });
    }

    /** Records that were missing, or newer. */
    long taken() {
        return taken;
    }

    /** Whether there was anything, and all of it could be read. */
    boolean whole() {
        return whole && asked > 0;
    }

    private boolean read(StorageEngine engine, Places.Database database, Optional<StoreKey> key) {
        try {
            LocalStore damaged = engine.store(places.place(database.folder(), key, false));
            return damaged.contents().salvage(this::merge);
        } catch (RuntimeException | LinkageError e) {
            LOG.warn("The database of generation {} could not be read to its end.", database.generation(), e);
            return false;
        }
    }

    private void merge(List<Piece.Stored> found) {
        try {
            taken += target.merge(found);
        } catch (StoreException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
