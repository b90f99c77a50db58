package org.larder.server.jdbc;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.rules.OpRules;

/** One user's rows in PostgreSQL: many in one statement, as arrays. */
final class PostgresRows implements UserRows {

    private static final String RECORDS = "SELECT " + RecordRow.COLUMNS
            + " FROM record WHERE user_id = ? AND type = ? AND id = ANY (?)";
    private static final String RECEIPTS = "SELECT op_id, op_hash, status FROM receipt WHERE user_id = ?"
            + " AND op_id = ANY (?)";
    private static final String WRITE = """
            INSERT INTO record (user_id, type, id, version, stamp, created_ms, deleted, feed_number, sort_key, search_text,
                data)
            SELECT ?, added.* FROM unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?) AS added
            ON CONFLICT (user_id, type, id) DO UPDATE SET version = excluded.version, stamp = excluded.stamp,
                created_ms = excluded.created_ms, deleted = excluded.deleted, feed_number = excluded.feed_number,
                sort_key = excluded.sort_key, search_text = excluded.search_text, data = excluded.data""";
    private static final String NOTE = """
            INSERT INTO receipt (user_id, op_id, op_hash, status, at_ms)
            SELECT ?, added.* FROM unnest(?, ?, ?, ?) AS added""";
    private static final String TEXT = "text";
    private static final String LONG = "int8";

    private final Sql sql;
    private final Columns columns;
    private final UUID user;

    PostgresRows(Sql sql, Columns columns, UUID user) {
        this.sql = sql;
        this.columns = columns;
        this.user = user;
    }

    @Override
    public Map<RecordKey, RemoteRecord> records(Collection<RecordKey> keys) {
        var found = new HashMap<RecordKey, RemoteRecord>();
        var ids = new EnumMap<RecordType, List<RecordKey>>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            ids.put(type, keys.stream().filter(key -> key.type() == type).toList());
        }
        ids.values().removeIf(List::isEmpty);
        ids.forEach((type, some) -> sql.each("read records", row -> {
            RemoteRecord record = RecordRow.read(columns, row);
            found.put(record.key(), record);
        }, RECORDS, user, columns.type(type), array(TEXT, some, RecordKey::id)));
        return found;
    }

    @Override
    public Map<UUID, OpRules.Receipt> receipts(Collection<UUID> opIds) {
        var found = new HashMap<UUID, OpRules.Receipt>();
        sql.each("read receipts",
                row -> found.put(UUID.fromString(row.getString(1)),
                        new OpRules.Receipt(HexFormat.of().formatHex(row.getBytes(2)), status(row.getString(3)))),
                RECEIPTS, user, array("uuid", opIds, opId -> opId));
        return found;
    }

    @Override
    public void write(List<NumberedRecord> records) {
        sql.update("write records", WRITE, user, //
                array(TEXT, records, each -> columns.type(each.record().key().type())),
                array(TEXT, records, each -> each.record().key().id()),
                array(LONG, records, each -> each.record().version()),
                array(TEXT, records, each -> each.record().lastModified().toString()),
                array(LONG, records, each -> each.record().createdAt().toEpochMilli()),
                array("int2", records, each -> (short) (each.record().deleted() ? 1 : 0)),
                array(LONG, records, NumberedRecord::number),
                array(TEXT, records, each -> RecordRow.sortKey(columns, each.record().data())),
                array(TEXT, records, each -> RecordRow.searchText(each.record().data())),
                sql.texts(records.stream().map(each -> each.record().data().map(RecordJson::text)).toList()));
    }

    @Override
    public void note(List<NotedReceipt> receipts) {
        byte[][] hashes = receipts.stream().map(each -> HexFormat.of().parseHex(each.receipt().opHash()))
                .toArray(byte[][]::new);
        sql.update("write receipts", NOTE, user, array("uuid", receipts, NotedReceipt::opId),
                sql.array("bytea", hashes),
                array(TEXT, receipts, each -> each.receipt().status().name().substring(0, 1)),
                array(LONG, receipts, NotedReceipt::atMs));
    }

    private <T> Object array(String type, Collection<T> rows, Function<T, Object> column) {
        return sql.array(type, rows.stream().map(column).toArray());
    }

    private static OpRules.Status status(String letter) {
        return switch (letter) {
            case "A" -> OpRules.Status.APPLIED;
            case "S" -> OpRules.Status.SUPERSEDED;
            case "D" -> OpRules.Status.DUPLICATE;
            default -> throw new IllegalStateException("no status of operations: " + letter);
        };
    }
}
