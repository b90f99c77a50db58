package org.larder.api.maintenance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.larder.api.model.Inventory;

/**
 * What a move to another database did.
 *
 * @param from the engine before
 * @param to the engine now
 * @param generation the number of the move
 * @param encrypted whether the database is encrypted now
 * @param inventory what was carried; counted and hashed on both sides, and found equal
 * @param took how long callers were kept waiting at the most
 * @param aside databases set aside, to be removed after 30 days
 * @param removed what was removed, because it held the diary in plain text
 */
public record Moved(String from, String to, long generation, boolean encrypted, Inventory inventory, Duration took,
        List<Path> aside, List<Path> removed) {

    public Moved {
        aside = List.copyOf(aside);
        removed = List.copyOf(removed);
    }
}
