package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.RecordKey;
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
        for (PendingOperation sent : tx.operations().inFlight()) {
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

    /** At the end everything that the pull did not bring is missing there. */
    void end() {
        for (Table table : Table.values()) {
            Sql unseen = new Sql("looking for what the remote lacks", "SELECT ID FROM " + table.name()
                    + " WHERE ID > ? AND SEEN <> ? ORDER BY ID FETCH FIRST " + PAGE + " ROWS ONLY");
            List<byte[]> page = unseen(unseen, new byte[0]);
            while (!page.isEmpty()) {
                page.forEach(id -> missing(tx.records().find(Columns.key(table.type(), id)).orElseThrow()));
                page = unseen(unseen, page.get(page.size() - 1));
            }
        }
        tx.meta().endFullPull();
    }

    /** Queues what the record says, with the stamp that it has. */
    void queueAgain(StoredRecord record, long baseVersion) {
        tx.operations().insert(tx.newOpId(), record.key(), baseVersion, true);
        tx.changes().touch(record.key());
    }

    /** Operations not in flight are made on nothing that the remote knows. */
    void rebase(List<PendingOperation> pending) {
        pending.stream()
                .filter(operation -> operation.state() != State.IN_FLIGHT)
                .forEach(operation -> tx.operations().rebase(operation, 0));
    }

    private void missing(StoredRecord record) {
        RecordKey key = record.key();
        tx.session().about(key);
        List<PendingOperation> pending = tx.operations().of(key);
        tx.bases().remove(key);
        tx.records().version(record, 0, Optional.empty(), tx.meta().fullPull());
        if (pending.isEmpty()) {
            queueAgain(record, 0);
        } else {
            rebase(pending);
        }
    }

    private List<byte[]> unseen(Sql sql, byte[] after) {
        return tx.session().list(sql, row -> row.getBytes(1), after, tx.meta().fullPull());
    }
}
