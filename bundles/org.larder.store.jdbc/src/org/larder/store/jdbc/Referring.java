package org.larder.store.jdbc;

import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.store.jdbc.PendingOperation.State;

/** Operations of entries that the remote does not take while it has not got their product. */
final class Referring {

    /** What the remote says then. */
    private static final String MISSING = "MISSING_REFERENCE";
    private static final Sql REFUSED = new Sql("looking for entries that waited for their product",
            "SELECT P.OP_ID FROM --DERBY-PROPERTIES joinOrder=FIXED\n PENDING_OPERATION P" + Hint.PENDING_QUEUE
                    + ", CONSUMPTION C" + Hint.key("CONSUMPTION_KEY") + " WHERE P.STATE = 2 AND P.REASON = '" + MISSING
                    + "' AND P.TYPE = " + Columns.number(RecordType.CONSUMPTION)
                    + " AND C.ID = P.ID AND C.PRODUCT_ID = ? ORDER BY P.SEQ");

    private static final Sql ANY = new Sql("looking for entries that waited for their product",
            "SELECT 1 FROM PENDING_OPERATION" + Hint.PENDING_QUEUE + " WHERE STATE = 2 FETCH FIRST 1 ROWS ONLY");

    private final Transaction tx;
    private Optional<Boolean> any = Optional.empty();

    Referring(Transaction tx) {
        this.tx = tx;
    }

    /** The remote has a record: the entries that were refused for want of it are sent again. */
    void come(StoredRecord record) {
        if (record.key().type() == RecordType.PRODUCT && !record.deleted() && any()) {
            byte[] product = Columns.id(record.key());
            tx.session().list(REFUSED, row -> Columns.uuid(row.getBytes(1)), product)
                    .forEach(opId -> Quarantine.retry(tx, opId));
        }
    }

    /** Whether anything was refused before this transaction. */
    private boolean any() {
        boolean now = any.orElseGet(() -> tx.session().first(ANY, row -> row.getInt(1)).isPresent());
        any = Optional.of(now);
        return now;
    }

    /** Whether it was refused for want of a product that will be sent yet. */
    boolean waits(RecordKey entry, String reason) {
        return reason.equals(MISSING) && tx.records().find(entry).flatMap(StoredRecord::data)
                .filter(data -> data instanceof Consumption eaten && sent(eaten.productId()))
                .isPresent();
    }

    private boolean sent(UUID product) {
        return tx.operations().of(RecordKey.product(product)).stream()
                .anyMatch(operation -> operation.state() != State.QUARANTINED);
    }
}
