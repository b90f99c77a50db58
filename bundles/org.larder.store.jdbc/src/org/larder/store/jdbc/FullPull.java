package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.store.FeedPage.Missing;
import org.larder.api.store.FeedPage.Vanishing;
import org.larder.store.jdbc.PendingOperation.State;

/** A full pull after an epoch change, an expired cursor or a change of the remote (section 7 of the contract). */
final class FullPull {

    private static final int PAGE = 1000;

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
        tx.bases().clear();
        tx.changes().touchAll();
        tx.meta().beginFullPull();
    }

    /**
     * At the end everything that the pull did not bring is missing there.
     *
     * @return records that people see no more
     */
    int end(Missing missing, Vanishing vanishing) {
        int gone = 0;
        for (Table table : missing == Missing.UNKNOWN ? new Table[0] : Table.values()) {
            Sql unseen = new Sql("looking for what the remote lacks", "SELECT ID FROM " + table.name()
                    + Hint.key(table.name() + "_KEY") + "WHERE ID > ? AND SEEN <> ? ORDER BY ID FETCH FIRST " + PAGE
                    + " ROWS ONLY");
            List<byte[]> page = unseen(unseen, new byte[0]);
            while (!page.isEmpty()) {
                for (byte[] id : page) {
                    StoredRecord record = tx.records().find(Columns.key(table.type(), id)).orElseThrow();
                    gone += missing(record, missing, vanishing) ? 1 : 0;
                }
                page = unseen(unseen, page.get(page.size() - 1));
            }
        }
        tx.meta().endFullPull();
        return gone;
    }

    /** Operations not in flight are made on nothing that the remote knows. */
    void rebase(List<PendingOperation> pending) {
        pending.stream()
                .filter(operation -> operation.state() != State.IN_FLIGHT)
                .forEach(operation -> tx.operations().rebase(operation, 0));
    }

    /** @return whether it goes here too */
    private boolean missing(StoredRecord record, Missing missing, Vanishing vanishing) {
        tx.session().about(record.key());
        List<PendingOperation> pending = tx.operations().of(record.key());
        if (missing == Missing.LOST || record.version() == 0 || !pending.isEmpty()) {
            lost(record, pending);
            return false;
        }
        return !record.deleted() && deleted(record, vanishing);
    }

    private void lost(StoredRecord record, List<PendingOperation> pending) {
        tx.bases().remove(record.key());
        tx.records().version(record, 0, Optional.empty(), tx.meta().fullPull());
        if (pending.isEmpty()) {
            new Requeueing(tx).again(record, 0);
        } else {
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

    private List<byte[]> unseen(Sql sql, byte[] after) {
        return tx.session().list(sql, row -> row.getBytes(1), after, tx.meta().fullPull());
    }
}
