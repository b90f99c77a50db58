package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.RecordKey;

/** The last known server states of records that have an operation; those that the server has no more are at version 0. */
final class Bases {

    private static final Sql FIND = new Sql("reading a base state",
            "SELECT ID, DATA, \"_lastModified\", \"_version\", \"_syncTimestamp\", CREATED_AT FROM BASE_RECORD"
                    + " WHERE TYPE = ? AND ID = ?");
    private static final Sql SENT = new Sql("reading the base states of what was sent", "SELECT B.TYPE, B.ID"
            + " FROM --DERBY-PROPERTIES joinOrder=FIXED\n"
            + " PENDING_OPERATION F" + Hint.PENDING_QUEUE + ", BASE_RECORD B" + Hint.BASE_KEY
            + " WHERE F.STATE = 1 AND B.TYPE = F.TYPE AND B.ID = F.ID");
    private static final Sql INSERT = new Sql("keeping a base state", "INSERT INTO BASE_RECORD"
            + " (DATA, \"_lastModified\", \"_version\", \"_syncTimestamp\", CREATED_AT, TYPE, ID)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    private static final Sql UPDATE = new Sql("keeping a base state", "UPDATE BASE_RECORD SET"
            + " DATA = ?, \"_lastModified\" = ?, \"_version\" = ?, \"_syncTimestamp\" = ?, CREATED_AT = ?"
            + " WHERE TYPE = ? AND ID = ?");
    private static final Sql REMOVE = new Sql("removing a base state",
            "DELETE FROM BASE_RECORD WHERE TYPE = ? AND ID = ?");
    private static final Sql VOID = new Sql("voiding versions", "UPDATE BASE_RECORD SET \"_version\" = 0");

    private final Session session;
    private final Totals totals;

    /** @param totals is told of stamps */
    Bases(Session session, Totals totals) {
        this.session = session;
        this.totals = totals;
    }

    Optional<StoredRecord> find(RecordKey key) {
        return session.first(FIND, row -> read(key, row), Columns.number(key.type()), Columns.id(key));
    }

    /** The records with an operation in flight that have a base state. */
    Set<RecordKey> sent() {
        return new HashSet<>(session.list(SENT, row -> Columns.key(row, 1, 2)));
    }

    void put(StoredRecord state) {
        Object[] values = {state.text(), state.stamp().toString(), state.version(),
                state.synced().map(Instant::toEpochMilli), state.created().toEpochMilli(),
                Columns.number(state.key().type()), Columns.id(state.key())};
        if (session.run(UPDATE, values) == 0) {
            session.run(INSERT, values);
        }
        totals.note(state.stamp());
    }

    void remove(RecordKey key) {
        session.run(REMOVE, Columns.number(key.type()), Columns.id(key));
    }

    /** The remote knows none of them; a person may still want one back. */
    void voidVersions() {
        session.run(VOID);
    }

    private static StoredRecord read(RecordKey key, ResultSet row) throws SQLException {
        return new StoredRecord(key, Columns.text(row, 2), Columns.stamp(row, 3), row.getLong(4),
                Columns.optionalInstant(row, 5), Columns.instant(row, 6), 0, Optional.empty());
    }
}
