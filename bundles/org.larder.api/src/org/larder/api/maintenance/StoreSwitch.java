package org.larder.api.maintenance;

import java.util.Set;

import org.larder.api.model.Inventory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Which storage engine and database are active, and moves between them while the program runs. Callers of the store wait
 * during a move, at most 30 s, then fail as unavailable. A move that fails, is cancelled or killed leaves the database that
 * was active before active. One at a time. Thread-safe; called off the UI thread.
 */
@ProviderType
public interface StoreSwitch {

    /** Waits while an engine is being opened, not while one is moved. */
    StoreState state();

    /**
     * Tries again to open a database that could not be opened or was found damaged; does nothing if it is open. Returns when
     * it is known what came of it.
     */
    StoreState retry();

    /** The engines whose bundles are there. */
    Set<String> engines();

    /** Whether the active database is encrypted. */
    boolean encrypted();

    /** Counts and hashes everything in the active store; edits wait meanwhile. */
    Inventory inventory(Progress progress);

    /**
     * Carries everything into a new database of that engine and makes it the active one. Content that the engine had before
     * is set aside; encryption stays as it is.
     *
     * @throws MaintenanceException if there is no such engine, it is the active one, or anything went wrong
     */
    Moved move(String engine, Progress progress);

    /**
     * Encrypts the diary on this disk with a key made for it and kept among the profile's secrets, or decrypts it. Everything
     * that holds the diary in plain text is then removed, backups and databases set aside too; a backup of the encrypted
     * database is made first. Does nothing if it is as wished.
     *
     * @throws MaintenanceException if anything went wrong
     */
    Moved encrypt(boolean on, Progress progress);

    /**
     * Replaces everything by those pieces, as the import of a whole profile: into a new database of the same engine, that of
     * before is set aside, the device gets another id.
     *
     * @param expected what the pieces must be
     * @throws MaintenanceException if they are not, or anything went wrong
     */
    Moved replace(Pieces source, Inventory expected, Progress progress);
}
