package org.larder.server.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.rules.OpRules;

/** One user's rows in Derby: read and changed by one statement each, which costs little inside the process; added many at once. */
final class DerbyRows implements UserRows {

    private static final String RECORD = "SELECT " + RecordRow.COLUMNS
            + " FROM record WHERE user_id = ? AND type = ? AND id = ?";
    private static final String RECEIPT = "SELECT op_id, op_hash, status FROM receipt WHERE user_id = ? AND op_id = ?";
    private static final String INSERT = "INSERT INTO record (version, stamp, deleted, feed_number, sort_key, search_text,"
            + " data, created_ms, user_id, type, id) VALUES ";
    private static final String INSERTED = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE record SET version = ?, stamp = ?, deleted = ?, feed_number = ?,"
            + " sort_key = ?, search_text = ?, data = ?, created_ms = ? WHERE user_id = ? AND type = ? AND id = ?";
    private static final String NOTE = "INSERT INTO receipt (user_id, op_id, op_hash, status, at_ms) VALUES ";
    private static final String NOTED = "(?, ?, ?, ?, ?)";

    private final Sql sql;
    private final Columns columns;
    private final String userId;

    DerbyRows(Sql sql, Columns columns, String userId) {
        this.sql = sql;
        this.columns = columns;
        this.userId = userId;
    }

    @Override
    public Map<RecordKey, RemoteRecord> records(Collection<RecordKey> keys) {
        var found = new HashMap<RecordKey, RemoteRecord>();
        sql.each("read records", row -> {
            RemoteRecord record = RecordRow.read(columns, row);
            found.put(record.key(), record);
        }, RECORD, keys.stream().map(key -> new Object[]{userId, columns.type(key.type()), key.id()}).toList());
        return found;
    }

    @Override
    public Map<UUID, OpRules.Receipt> receipts(Collection<UUID> opIds) {
        var found = new HashMap<UUID, OpRules.Receipt>();
        sql.each("read receipts",
                row -> found.put(UUID.fromString(row.getString(1)),
                        new OpRules.Receipt(row.getString(2), OpRules.Status.valueOf(row.getString(3)))),
                RECEIPT, opIds.stream().map(opId -> new Object[]{userId, opId.toString()}).toList());
        return found;
    }

    @Override
    public void write(List<NumberedRecord> records) {
        sql.insertAll("add records", INSERT, INSERTED, values(records, NumberedRecord::fresh));
        sql.updateAll("change records", UPDATE, values(records, record -> !record.fresh()));
    }

    @Override
    public void note(List<NotedReceipt> receipts) {
        sql.insertAll("write receipts", NOTE, NOTED, receipts.stream().map(note -> new Object[]{userId,
                note.opId().toString(), note.receipt().opHash(), note.receipt().status().name(), note.atMs()})
                .toList());
    }

    private List<Object[]> values(List<NumberedRecord> records, Predicate<NumberedRecord> which) {
        return records.stream().filter(which).map(this::values).toList();
    }

    private Object[] values(NumberedRecord numbered) {
        RemoteRecord record = numbered.record();
        return new Object[]{record.version(), record.lastModified().toString(), record.deleted() ? 1 : 0,
                numbered.number(), RecordRow.sortKey(columns, record.data()), RecordRow.searchText(record.data()),
                Sql.orNull(record.data().map(RecordJson::text)), record.createdAt().toEpochMilli(), userId,
                columns.type(record.key().type()), record.key().id()};
    }
}
