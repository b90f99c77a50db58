package org.larder.api.model;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * One row of what a store holds, whatever the engine. All pieces together are the whole store: what is not a piece can be
 * computed from them. Records are compact JSON texts, exactly as they are stored.
 */
public sealed interface Piece {

    /** A single fact about the store: the remote, the cursor, whether a full pull is due. */
    record Fact(String name, String content) implements Piece {
    }

    /**
     * A record or a tombstone.
     *
     * @param json empty for a tombstone
     * @param seen the number of the full pull that last brought it, 0 for none
     * @param day the day that a live consumption counts to
     */
    record Stored(RecordKey key, Optional<String> json, Stamp lastModified, long version,
            Optional<Instant> syncTimestamp, Instant createdAt, long seen, Optional<LocalDate> day) implements Piece {
    }

    /** The last known server state of a record that has an operation. */
    record Base(RecordKey key, Optional<String> json, Stamp lastModified, long version,
            Optional<Instant> syncTimestamp, Instant createdAt) implements Piece {
    }

    /**
     * A pending operation; what a waiting one says stands in its record.
     *
     * @param sequence its place in the order of creation
     * @param handed whether any operation of the record may have reached a transport
     * @param frozen the text as it was handed to a transport
     * @param reason why it failed last, or was quarantined
     * @param since when it was quarantined
     */
    record Queued(long sequence, UUID opId, RecordKey key, State state, long baseVersion, boolean handed, int tries,
            Optional<String> frozen, Optional<String> reason, Optional<String> message, Optional<Instant> since)
            implements
                Piece {

        /** Where an operation stands. */
        public enum State {
            WAITING, IN_FLIGHT, QUARANTINED
        }
    }

    /** An entry of the conflict ledger. */
    record Noted(long sequence, LedgerEntry.Kind kind, RecordKey key, Optional<String> lost, Stamp lostStamp,
            Optional<String> winner, Stamp winnerStamp, Instant at) implements Piece {
    }

    /** A step of undo or redo. */
    record Step(long sequence, UUID id, String label, boolean undone) implements Piece {
    }

    /** What a step did to one record. */
    record Image(long step, long position, RecordKey key, Optional<String> before, Optional<String> after)
            implements
                Piece {
    }
}
