package org.larder.server.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.rules.OpRules;
import org.larder.server.store.UserWriter;

/**
 * One user's rows, under that user's lock. What is written is held back and then written at once, what was read or written
 * is remembered.
 */
final class JdbcUserWriter extends JdbcUserReader implements UserWriter {

    private final UserRows rows;
    private final Object user;
    private final long before;
    private final Map<RecordKey, Optional<RemoteRecord>> known = new HashMap<>();
    private final Map<UUID, Optional<OpRules.Receipt>> knownReceipts = new HashMap<>();
    private final Map<RecordKey, NumberedRecord> unwritten = new LinkedHashMap<>();
    private final List<NotedReceipt> unnoted = new ArrayList<>();
    private long counter;

    JdbcUserWriter(Sql sql, Columns columns, UserRows rows, FeedRow feed) {
        super(sql, columns, feed);
        this.rows = rows;
        user = columns.uuid(feed.userId());
        before = feed.counter();
        counter = before;
    }

    @Override
    public long counter() {
        return counter;
    }

    @Override
    public void expect(Collection<RecordKey> records, Collection<UUID> receipts) {
        List<RecordKey> keys = records.stream().distinct().filter(key -> !known.containsKey(key)).toList();
        Map<RecordKey, RemoteRecord> found = keys.isEmpty() ? Map.of() : rows.records(keys);
        keys.forEach(key -> known.put(key, Optional.ofNullable(found.get(key))));
        List<UUID> opIds = receipts.stream().distinct().filter(opId -> !knownReceipts.containsKey(opId)).toList();
        Map<UUID, OpRules.Receipt> noted = opIds.isEmpty() ? Map.of() : rows.receipts(opIds);
        opIds.forEach(opId -> knownReceipts.put(opId, Optional.ofNullable(noted.get(opId))));
    }

    @Override
    public Optional<RemoteRecord> record(RecordKey key) {
        expect(List.of(key), List.of());
        return known.getOrDefault(key, Optional.empty());
    }

    @Override
    public void put(RemoteRecord record) {
        boolean fresh = Optional.ofNullable(unwritten.remove(record.key())).map(NumberedRecord::fresh)
                .orElseGet(() -> record(record.key()).isEmpty());
        counter++;
        unwritten.put(record.key(), new NumberedRecord(record, counter, fresh));
        known.put(record.key(), Optional.of(record));
    }

    @Override
    public Optional<OpRules.Receipt> receipt(UUID opId) {
        expect(List.of(), List.of(opId));
        return knownReceipts.getOrDefault(opId, Optional.empty());
    }

    @Override
    public void receipt(UUID opId, OpRules.Receipt receipt, Instant now) {
        knownReceipts.put(opId, Optional.of(receipt));
        unnoted.add(new NotedReceipt(opId, receipt, now.toEpochMilli()));
    }

    @Override
    Sql sql() {
        writeAll();
        return super.sql();
    }

    /** Writes what was held back, and the counter. */
    void finish() {
        writeAll();
        if (grew()) {
            super.sql().update("write the user's counter", "UPDATE feed SET counter = ? WHERE user_id = ?", counter,
                    user);
        }
    }

    /** Whether there is anything new in the feed. */
    boolean grew() {
        return counter != before;
    }

    private void writeAll() {
        if (!unwritten.isEmpty()) {
            rows.write(List.copyOf(unwritten.values()));
            unwritten.clear();
        }
        if (!unnoted.isEmpty()) {
            rows.note(List.copyOf(unnoted));
            unnoted.clear();
        }
    }
}
