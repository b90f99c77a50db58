package org.larder.server.jdbc;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.rules.OpRules;
import org.larder.server.store.UserWriter;

/** One user's rows, under that user's lock. */
final class JdbcUserWriter extends JdbcUserReader implements UserWriter {

    private static final String INSERT = "INSERT INTO record (version, stamp, deleted, feed_number, sort_key, search_text,"
            + " data, created_ms, user_id, type, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String UPDATE = "UPDATE record SET version = ?, stamp = ?, deleted = ?, feed_number = ?,"
            + " sort_key = ?, search_text = ?, data = ?, created_ms = ? WHERE user_id = ? AND type = ? AND id = ?";

    private final Sql sql;
    private final String userId;
    private final long before;
    private long counter;

    JdbcUserWriter(Sql sql, String userId, Feed feed) {
        super(sql, userId, feed);
        this.sql = sql;
        this.userId = userId;
        before = feed.counter();
        counter = before;
    }

    @Override
    public long counter() {
        return counter;
    }

    @Override
    public void put(RemoteRecord record) {
        counter++;
        sql.update("write a record", record.version() == 1 ? INSERT : UPDATE, record.version(),
                record.lastModified().toString(), record.deleted() ? 1 : 0, counter, RecordRow.sortKey(record.data()),
                RecordRow.searchText(record.data()), Sql.orNull(record.data().map(RecordJson::text)),
                record.createdAt().toEpochMilli(), userId, record.key().type().wire(), record.key().id());
    }

    @Override
    public Optional<OpRules.Receipt> receipt(UUID opId) {
        return sql.first("read a receipt",
                row -> new OpRules.Receipt(row.getString(1), OpRules.Status.valueOf(row.getString(2))),
                "SELECT op_hash, status FROM receipt WHERE user_id = ? AND op_id = ?", userId, opId.toString());
    }

    @Override
    public void receipt(UUID opId, OpRules.Receipt receipt, Instant now) {
        sql.update("write a receipt",
                "INSERT INTO receipt (user_id, op_id, op_hash, status, at_ms) VALUES (?, ?, ?, ?, ?)", userId,
                opId.toString(), receipt.opHash(), receipt.status().name(), now.toEpochMilli());
    }

    /** Writes the counter, once for the whole transaction. */
    void finish() {
        if (counter != before) {
            sql.update("write the user's counter", "UPDATE feed SET counter = ? WHERE user_id = ?", counter, userId);
        }
    }
}
