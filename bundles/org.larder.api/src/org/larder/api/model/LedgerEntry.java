package org.larder.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that an edit lost or replaced, kept for a year so that a person can take it back.
 *
 * @param id ascending with time
 * @param kind what happened
 * @param key the record
 * @param lost the value that is no longer current; empty for a delete
 * @param lostStamp its stamp
 * @param winner the value that took its place; empty for a delete
 * @param winnerStamp its stamp
 * @param at when it was noticed here
 */
public record LedgerEntry(long id, Kind kind, RecordKey key, Optional<Data> lost, Stamp lostStamp,
        Optional<Data> winner, Stamp winnerStamp, Instant at) {

    /** What happened. */
    public enum Kind {
        /** An edit of this device lost to another one. */
        SUPERSEDED,
        /** Another device replaced a value that this device wrote. */
        OVERWRITTEN,
        /** An edit of this device won over a base that it was not made on. */
        BASE,
        /** A person discarded it, or a later edit took the place of one that the remote did not take. */
        DISCARDED
    }
}
