package org.larder.store.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.store.jdbc.StoredRecord.Eaten;

/**
 * A record that is to be added, and the columns of its row.
 *
 * @param record with what counts of it
 */
record NewRow(StoredRecord record, Object... values) {

    static NewRow of(StoredRecord record, Optional<Data> data, Optional<Eaten> eaten) {
        List<Object> values = new ArrayList<>();
        values.add(Columns.id(record.key()));
        values.addAll(common(record));
        values.addAll(Table.of(record.key().type()).taken(data, eaten));
        return new NewRow(record.with(eaten), values.toArray());
    }

    /** The columns that all tables have, without the key. */
    static List<Object> common(StoredRecord record) {
        return List.of(Columns.utf8(record.text()), record.stamp().toString(), record.version(),
                record.synced().map(Instant::toEpochMilli), record.created().toEpochMilli(), record.seen());
    }
}
