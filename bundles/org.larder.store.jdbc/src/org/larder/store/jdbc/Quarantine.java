package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.QuarantinedOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.json.RecordJson;
import org.larder.rules.Validation;
import org.larder.store.jdbc.PendingOperation.State;

/** Operations that need a person. */
final class Quarantine {

    private static final Sql PAGE = new Sql("reading the quarantine",
            "SELECT SEQ, FROZEN, REASON, MESSAGE, SINCE FROM PENDING_OPERATION" + Hint.PENDING_QUEUE
                    + " WHERE STATE = 2 AND SEQ > ?"
                    + " ORDER BY SEQ FETCH FIRST ? ROWS ONLY");

    private Quarantine() {
    }

    static Page<QuarantinedOperation> page(Session session, Optional<String> after, int limit) {
        long above = after.map(Cursors::number).orElse(0L);
        Page<Numbered> page = Cursors.page(session.list(PAGE, Numbered::read, above, limit + 1), limit,
                numbered -> Long.toString(numbered.seq()));
        return new Page<>(page.items().stream().map(Numbered::operation).toList(), page.next());
    }

    /** @return whether there was one */
    static boolean retry(Transaction tx, UUID opId) {
        Optional<PendingOperation> found = tx.operations().find(opId, State.QUARANTINED);
        found.ifPresent(operation -> {
            tx.operations().replace(operation, tx.newOpId(), operation.baseVersion(), true);
            tx.changes().touch(operation.key());
        });
        return found.isPresent();
    }

    /**
     * An edit of the record; one that says the same as before is a retry.
     *
     * @return whether there was one
     */
    static boolean correct(Transaction tx, UUID opId, Data data) {
        Optional<PendingOperation> found = tx.operations().find(opId, State.QUARANTINED);
        found.ifPresent(operation -> {
            Validation.require(data);
            EditStep step = new EditStep(tx.newOpId(), "Correct " + name(operation.key(), data), Mode.NEW);
            new Editor(tx).put(operation.key(), data);
            tx.history().finish(step);
            retry(tx, opId);
        });
        return found.isPresent();
    }

    /** @return whether there was one */
    static boolean discard(Transaction tx, UUID opId) {
        Optional<PendingOperation> found = tx.operations().find(opId, State.QUARANTINED);
        found.ifPresent(operation -> discard(tx, operation));
        return found.isPresent();
    }

    private static void discard(Transaction tx, PendingOperation operation) {
        tx.session().about(operation.key());
        StoredRecord record = tx.records().find(operation.key()).orElseThrow();
        Optional<StoredRecord> base = tx.bases().find(operation.key());
        Ledger.Value winner = base.map(Ledger.Value::of)
                .orElse(new Ledger.Value(Optional.empty(), record.stamp()));
        tx.ledger().note(Kind.DISCARDED, operation.key(), Ledger.Value.of(record), winner);
        tx.operations().remove(operation);
        Optional<StoredRecord> former = base.filter(state -> state.version() > 0 || !state.deleted());
        former.ifPresentOrElse(state -> goBack(tx, record, state), () -> {
            tx.bases().remove(record.key());
            tx.records().remove(record);
        });
    }

    /** What the server had once and has no more goes there again. */
    private static void goBack(Transaction tx, StoredRecord record, StoredRecord base) {
        Optional<Data> data = base.data().map(tx.records()::filled);
        StoredRecord former = new StoredRecord(record.key(), data.map(RecordJson::text), base.stamp(), base.version(),
                record.synced(), base.created(), record.seen(), Optional.empty());
        tx.records().write(Optional.of(record), former, data);
        if (base.version() > 0) {
            tx.bases().remove(record.key());
        } else {
            new Requeueing(tx).again(former, 0);
        }
    }

    private static String name(RecordKey key, Data data) {
        return switch (data) {
            case Product product -> product.name();
            case Consumption entry -> entry.snapshot().map(Snapshot::name).orElse("an entry");
            case Goal goal -> "the goal from " + key.id();
        };
    }

    /** An operation with its place in the order. */
    private record Numbered(long seq, QuarantinedOperation operation) {
        static Numbered read(ResultSet row) throws SQLException {
            return new Numbered(row.getLong(1), new QuarantinedOperation(RecordJson.operation(row.getString(2)),
                    row.getString(3), row.getString(4), Columns.instant(row, 5)));
        }
    }
}
