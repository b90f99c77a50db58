package org.larder.testing.twin;

import java.time.Instant;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Piece;
import org.larder.api.model.RecordKey;
import org.larder.json.RecordJson;

/**
 * A record or tombstone with what its text says.
 *
 * @param stored as it is stored
 * @param data read of its text once; empty for a tombstone
 */
record Row(Piece.Stored stored, Optional<Data> data) {

    static Row of(Piece.Stored stored) {
        return new Row(stored, stored.json().map(json -> RecordJson.stored(stored.key().type(), json)));
    }

    RecordKey key() {
        return stored.key();
    }

    boolean live() {
        return data.isPresent();
    }

    Consumption entry() {
        return (Consumption) data.orElseThrow();
    }

    Value value() {
        return new Value(stored.json(), stored.lastModified());
    }

    /** The same under another version. */
    Row at(long version, Optional<Instant> serverTime, long seen) {
        Optional<Instant> time = serverTime.isPresent() ? serverTime : stored.syncTimestamp();
        return new Row(new Piece.Stored(stored.key(), stored.json(), stored.lastModified(), version, time,
                stored.createdAt(), seen, stored.day()), data);
    }

    /** What the remote said last, as long as an operation of it is pending. */
    Piece.Base base() {
        return new Piece.Base(stored.key(), stored.json(), stored.lastModified(), stored.version(),
                stored.syncTimestamp(), stored.createdAt());
    }
}
