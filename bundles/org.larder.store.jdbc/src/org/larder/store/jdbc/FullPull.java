package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.RecordKey;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.store.jdbc.PendingOperation.State;

/** A full pull after an epoch change, an expired cursor or a change of the remote (section 7 of the contract). */
final class FullPull {

    private static final int STEP = 64;

    private final Transaction tx;

    FullPull(Transaction tx) {
        this.tx = tx;
    }

    /** Another remote: nothing of what the one before acknowledged counts. */
    void beginElsewhere(String remote) {
        tx.meta().attach(remote);
        for (PendingOperation sent : tx.operations().inFlight(Integer.MAX_VALUE)) {
            if (tx.operations().of(sent.key()).size() > 1) {
                tx.operations().remove(sent);
            } else {
                tx.operations().replace(sent, tx.newOpId(), 0, true);
            }
        }
        for (Table table : Table.values()) {
            tx.session().run(new Sql("voiding versions", "UPDATE " + table.name() + " SET \"_version\" = 0"));
        }
        tx.session().run(new Sql("voiding versions", "UPDATE PENDING_OPERATION SET BASE_VERSION = 0"));
        tx.bases().voidVersions();
        tx.changes().touchAll();
        tx.meta().beginFullPull();
    }

    /**
     * At the end everything that the pull did not bring is missing there. Looks at some more records; whoever waits may have
     * the store in between, for nothing ends before all were looked at.
     *
     * @param before how far it came
     */
    Swept sweep(Missing missing, Vanishing vanishing, Swept before) {
        Table table = Table.values()[before.tables()];
        long number = tx.meta().fullPull();
        byte[] after = before.last().map(Columns::id).orElse(new byte[0]);
        List<Row> rows = tx.session().list(rows(table), row -> new Row(row.getBytes(1), row.getLong(2)), after);
        int gone = before.gone();
        for (Row row : rows) {
            gone += row.seen() != number && missing(Columns.key(table.type(), row.id()), missing, vanishing) ? 1 : 0;
        }
        return rows.size() < STEP
                ? new Swept(before.tables() + 1, Optional.empty(), gone)
                : new Swept(before.tables(), Optional.of(Columns.key(table.type(), rows.getLast().id())), gone);
    }

    private static Sql rows(Table table) {
        return new Sql("looking for what the remote lacks", "SELECT ID, SEEN FROM " + table.name()
                + Hint.key(table.name() + "_KEY") + "WHERE ID > ? ORDER BY ID FETCH FIRST " + STEP + " ROWS ONLY");
    }

    /** Operations not in flight are made on nothing that the remote knows. */
    void rebase(List<PendingOperation> pending) {
        pending.stream()
                .filter(operation -> operation.state() != State.IN_FLIGHT)
                .forEach(operation -> tx.operations().rebase(operation, 0));
    }

    /** @return whether it goes here too */
    private boolean missing(RecordKey key, Missing missing, Vanishing vanishing) {
        tx.session().about(key);
        StoredRecord record = tx.records().find(key).orElseThrow();
        List<PendingOperation> pending = tx.operations().of(key);
        if (missing == Missing.LOST || record.version() == 0 || !pending.isEmpty()) {
            lost(record, pending);
            return false;
        }
        return !record.deleted() && deleted(record, vanishing);
    }

    private void lost(StoredRecord record, List<PendingOperation> pending) {
        tx.records().version(record, 0, Optional.empty(), tx.meta().fullPull());
        if (pending.isEmpty()) {
            new Requeueing(tx).lost(record, 0);
        } else {
            tx.bases().find(record.key()).map(base -> base.at(0)).ifPresent(tx.bases()::put);
            rebase(pending);
        }
    }

    private boolean deleted(StoredRecord record, Vanishing vanishing) {
        if (vanishing == Vanishing.KEEP) {
            new Requeueing(tx).alive(record, Optional.empty());
            return false;
        }
        if (tx.own(record.stamp())) {
            tx.ledger().note(Kind.OVERWRITTEN, record.key(), Ledger.Value.of(record),
                    new Ledger.Value(Optional.empty(), record.stamp()));
        }
        tx.records().remove(record);
        return true;
    }

    /** A record and the number of the full pull that brought it last. */
    private record Row(byte[] id, long seen) {
    }
}
