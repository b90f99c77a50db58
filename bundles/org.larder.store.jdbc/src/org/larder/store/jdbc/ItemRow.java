package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.SyncState;
import org.larder.json.RecordJson;

/**
 * What the row of a record says of an item; whether it has an operation stands elsewhere.
 *
 * @param text empty for a tombstone
 */
record ItemRow(RecordKey key, Optional<String> text, Stamp stamp, long version, Optional<Instant> synced) {

    /** The columns that are read, of a table called R. */
    static final String COLUMNS = "R.ID, R.UTF8, R.\"_lastModified\", R.\"_version\", R.\"_syncTimestamp\", R.DATA";
    /** How many they are. */
    static final int COUNT = 6;

    static ItemRow read(RecordType type, ResultSet row) throws SQLException {
        return new ItemRow(Columns.key(type, row.getBytes(1)), Columns.json(row, 2, COUNT), Columns.stamp(row, 3),
                row.getLong(4),
                Columns.optionalInstant(row, 5));
    }

    <D extends Data> Item<D> item(Class<D> type, Operating operating) {
        return new Item<>(key, type.cast(RecordJson.stored(key.type(), text.orElseThrow())), state(operating));
    }

    SyncState state(Operating operating) {
        return new SyncState(stamp, version, synced, version >= 1 && !operating.any(), operating.error());
    }
}
