package org.larder.api.maintenance;

import java.util.List;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Copies of the diary on this disk. One a day is made by itself while the program runs. One piece of work at a time.
 * Thread-safe; called off the UI thread.
 */
@ProviderType
public interface Backups {

    /** Whole backups, newest first. */
    List<Backup> list();

    /** Makes one now, while the diary is used. */
    Backup backUp(Progress progress);

    /** Makes one, as {@link #backUp} does, before a person is asked whether much shall be deleted that the server has deleted. */
    Backup beforeDeletions(Progress progress);

    /** Removes a backup. */
    void remove(String name);

    /**
     * Opens a backup beside the diary, to go back to some of its records.
     *
     * @throws MaintenanceException if there is none of that name, its engine is not there, or it cannot be opened
     */
    Preview preview(String name, Progress progress);

    /** The diary as it is now, for an export that edits do not disturb. */
    Snapshot snapshot(Progress progress);

    /** Checks the active database; what is wrong, in sentences. */
    List<String> check(Progress progress);

    /**
     * Sets the active database aside, even a damaged one, and begins again from a backup and what can be salvaged. The device
     * gets another id, the feed is read from the beginning, and then the server is sent what it lacks.
     *
     * @param backup the backup to take; empty: the newest that is good, or none if there is none
     */
    Repaired repair(Optional<String> backup, Progress progress);
}
