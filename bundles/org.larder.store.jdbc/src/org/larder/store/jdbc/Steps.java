package org.larder.store.jdbc;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Remembers which steps of undo there may be, so that a new edit need not ask the database. It says yes too often, never no
 * wrongly: what is written counts at once, what is removed only when that is committed. Thread-safe.
 */
final class Steps {

    private static final Sql IDS = new Sql("reading the undo steps", "SELECT ID FROM UNDO_STEP");
    private static final int MANY = 4 * Retention.STEPS;
    private static final long NEVER = -1;

    private Optional<Set<UUID>> ids = Optional.empty();
    private long undone;
    private long clearedAt = NEVER;

    /** Whether there may be a step of that id. */
    synchronized boolean may(Session session, UUID id) {
        if (ids.isEmpty() || ids.get().size() > MANY) {
            ids = Optional.of(new HashSet<>(session.list(IDS, row -> Columns.uuid(row.getBytes(1)))));
        }
        return ids.get().contains(id);
    }

    synchronized void written(UUID id) {
        ids.ifPresent(all -> all.add(id));
    }

    /** Whether there may be a step that can be redone. */
    synchronized boolean mayRedo() {
        return clearedAt != undone;
    }

    /** A step can be redone. */
    synchronized void undone() {
        undone++;
    }

    /** The state that {@link #cleared} is said of. */
    synchronized long state() {
        return undone;
    }

    /** It is committed that in that state nothing can be redone. */
    synchronized void cleared(long state) {
        clearedAt = state;
    }

    /** Everything may have changed. */
    synchronized void forget() {
        ids = Optional.empty();
        undone++;
    }
}
