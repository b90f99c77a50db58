package org.larder.api.exchange;

import java.nio.file.Path;

import org.larder.api.model.Inventory;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Everything in one JSON file: records and tombstones with their sync fields, base states, pending operations, quarantine,
 * ledger and undo. An export, imported into an empty profile and exported again, is the same to the byte. Thread-safe.
 */
@ProviderType
public interface Archive {

    /**
     * Writes everything, as it is at one moment, while the diary is used.
     *
     * @param progress told in pieces
     * @throws ExchangeException if the file cannot be written; then there is none
     * @throws org.larder.api.maintenance.CancelledException if it was cancelled; then there is none
     */
    Inventory exportAll(Path file, ImportProgress progress);

    /**
     * Reads a file whole before anything is written. Into an empty profile it goes as it is. In a profile that holds records
     * already, the records of the file are put as one undoable step: those that are missing or deleted here, and those whose
     * stamp is later than that of the record here. Nothing is deleted.
     *
     * @param progress told in bytes; the file is read twice
     * @throws ExchangeException naming file and line if the file is of another kind, of a newer version, cut off or damaged:
     *         nothing was imported
     * @throws org.larder.api.maintenance.MaintenanceException if everything cannot be replaced; nothing was changed
     * @throws org.larder.api.maintenance.CancelledException if it was cancelled before anything was changed
     */
    ArchiveReport importAll(Path file, ImportProgress progress);
}
