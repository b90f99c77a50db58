package org.larder.api.maintenance;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * A backup that is whole: its database was opened and counted before it was named so.
 *
 * @param name the folder's name, by which commands call it
 * @param folder where it is
 * @param at when it was made
 * @param kind why it was made
 * @param engine the engine of its database
 * @param encrypted whether it is encrypted, with the key of the profile
 * @param rows pieces by kind, as in {@link org.larder.api.model.Inventory#rows}
 * @param bytes its size on disk
 */
public record Backup(String name, Path folder, Instant at, Kind kind, String engine, boolean encrypted,
        Map<String, Long> rows, long bytes) {

    public Backup {
        rows = Map.copyOf(rows);
    }

    /** Why a backup was made. */
    public enum Kind {
        /** By itself, once a day; the newest seven are kept. */
        DAILY,
        /** Because a person asked; kept until a person removes it. */
        MANUAL,
        /** Before the tables of the database changed; the newest is kept. */
        MIGRATION,
        /** Before a move, a conversion or an import of everything; the newest is kept. */
        MOVE,
        /** Before a person is asked whether much that the server has deleted shall be deleted here; the newest three are kept. */
        DELETION
    }
}
