package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;

/** The conflict ledger. */
final class Ledger {

    private static final List<String> COLUMNS = List.of("SEQ", "KIND", "TYPE", "ID", "LOST", "LOST_STAMP", "WINNER",
            "WINNER_STAMP", "NOTICED_AT");
    private static final Inserts INSERTS = new Inserts("writing the conflict ledger", "LEDGER", COLUMNS);
    private static final String SELECT = "SELECT " + String.join(", ", COLUMNS) + " FROM LEDGER";
    private static final Sql PAGE = new Sql("reading the conflict ledger",
            SELECT + " WHERE SEQ < ? ORDER BY SEQ DESC FETCH FIRST ? ROWS ONLY");
    private static final Sql FIND = new Sql("reading the conflict ledger", SELECT + " WHERE SEQ = ?");

    private final Session session;
    private final AtomicLong sequence;
    private final InstantSource clock;

    Ledger(Session session, AtomicLong sequence, InstantSource clock) {
        this.session = session;
        this.sequence = sequence;
        this.clock = clock;
    }

    /** Notes that a value is current no more. */
    void note(LedgerEntry.Kind kind, RecordKey key, Value lost, Value winner) {
        session.insert(INSERTS, sequence.incrementAndGet(), kind.name(), Columns.number(key.type()), Columns.id(key),
                lost.text(), lost.stamp().toString(), winner.text(), winner.stamp().toString(), clock.millis());
    }

    static Page<LedgerEntry> page(Session session, Optional<String> after, int limit) {
        long below = after.map(Cursors::number).orElse(Long.MAX_VALUE);
        return Cursors.page(session.list(PAGE, Ledger::read, below, limit + 1), limit,
                entry -> Long.toString(entry.id()));
    }

    static Optional<LedgerEntry> find(Session session, long id) {
        return session.first(FIND, Ledger::read, id);
    }

    private static LedgerEntry read(ResultSet row) throws SQLException {
        RecordKey key = Columns.key(row, 3, 4);
        RecordType type = key.type();
        return new LedgerEntry(row.getLong(1), LedgerEntry.Kind.valueOf(row.getString(2)), key,
                Columns.text(row, 5).map(json -> RecordJson.stored(type, json)), Columns.stamp(row, 6),
                Columns.text(row, 7).map(json -> RecordJson.stored(type, json)), Columns.stamp(row, 8),
                Columns.instant(row, 9));
    }

    /**
     * What a record said.
     *
     * @param text empty for a delete
     */
    record Value(Optional<String> text, Stamp stamp) {

        static Value of(StoredRecord record) {
            return new Value(record.text(), record.stamp());
        }
    }
}
