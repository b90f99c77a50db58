package org.larder.store.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.larder.api.model.Data;
import org.larder.api.model.LedgerEntry.Kind;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.Settlement;
import org.larder.json.RecordJson;

/** What becomes of operations in flight (section 10.6 and 10.7 of the contract). */
final class Settling {

    /** Stands in what lacks the nutrients of its product, and perhaps elsewhere. */
    private static final String UNFILLED = "\"snapshot\":null";

    /** So many are settled at once, whoever waits. */
    private static final int STEP = 50;

    private final Transaction tx;
    private final Sent sent;
    private final Referring referring;
    private final long seen;
    private Optional<Instant> answered = Optional.empty();

    private Settling(Transaction tx, int answers) {
        this.tx = tx;
        sent = new Sent(tx, answers);
        referring = new Referring(tx);
        seen = tx.meta().fullPull();
    }

    /**
     * Settles all, or fewer if others wait; what is left is settled by itself. One that never comes to it is sent again, and
     * its answer comes again.
     *
     * @param awaited whether others wait for the store
     * @return how many were settled
     */
    static int settle(Transaction tx, List<Settlement> settlements, BooleanSupplier awaited) {
        Settling settling = new Settling(tx, settlements.size());
        int settled = 0;
        while (settled < settlements.size() && (settled == 0 || settled % STEP != 0 || !awaited.getAsBoolean())) {
            settling.settle(settlements.get(settled));
            settled++;
        }
        settling.sent.end();
        settling.answered.ifPresent(tx.meta()::serverTime);
        return settled;
    }

    /** Unknown operations are ignored: the answer came twice. */
    private void settle(Settlement settlement) {
        sent.take(settlement.opId()).ifPresent(operation -> {
            tx.session().about(operation.key());
            switch (settlement) {
                case Settlement.Acknowledged yes -> acknowledged(operation, yes);
                case Settlement.Superseded lost -> superseded(operation, lost);
                case Settlement.Rejected no -> rejected(operation, no.reason(), no.message());
                case Settlement.Failed failed -> tx.operations().fail(operation, failed.reason());
                case Settlement.Deferred later -> deferred(operation, later);
            }
            tx.changes().touch(operation.key());
        });
    }

    private void acknowledged(PendingOperation operation, Settlement.Acknowledged answer) {
        StoredRecord record = record(operation);
        Optional<StoredRecord> base = sent.base(operation.key());
        StoredRecord state = state(answer.state(), answer.serverTime());
        boolean overtaken = base.filter(known -> overtakes(known, state)).isPresent();
        StoredRecord newest = overtaken ? base.orElseThrow() : state;
        boolean current = answer.ownWrite() && !overtaken;
        if (current) {
            base.filter(known -> foreign(operation, record, known)).ifPresent(known -> tx.ledger()
                    .note(Kind.BASE, operation.key(), Ledger.Value.of(known), operation.sent(record)));
        } else if (foreign(operation, record, newest)) {
            tx.ledger().note(Kind.OVERWRITTEN, operation.key(), operation.sent(record), Ledger.Value.of(newest));
        }
        adopt(operation, record, newest, answer.serverTime(), current);
    }

    private void superseded(PendingOperation operation, Settlement.Superseded answer) {
        StoredRecord record = record(operation);
        StoredRecord winner = state(answer.winner(), answer.serverTime());
        StoredRecord newest = sent.base(operation.key())
                .filter(known -> overtakes(known, winner))
                .orElse(winner);
        tx.ledger().note(Kind.SUPERSEDED, operation.key(), operation.sent(record), Ledger.Value.of(newest));
        adopt(operation, record, newest, answer.serverTime(), false);
    }

    private void deferred(PendingOperation operation, Settlement.Deferred answer) {
        if (referring.waits(operation.key(), answer.reason())) {
            tx.operations().fail(operation, answer.reason());
            return;
        }
        tx.operations().defer(operation, answer.reason());
        if (operation.tries() + 1 >= Settlement.Deferred.TRIES) {
            rejected(operation, answer.reason(), answer.message());
        }
    }

    private void rejected(PendingOperation operation, String reason, String message) {
        Optional<PendingOperation> waiting = sent.others(operation).stream().findFirst();
        StoredRecord record = record(operation);
        if (waiting.isEmpty()) {
            tx.operations().quarantine(operation, operation.text(record), reason, message, tx.now());
            return;
        }
        tx.operations().rebase(waiting.get(), operation.baseVersion());
        tx.ledger().note(Kind.DISCARDED, operation.key(), operation.sent(record), Ledger.Value.of(record));
        sent.remove(operation);
    }

    /** The operation goes; the state becomes the record, or the base of the operation that waits. */
    private void adopt(PendingOperation operation, StoredRecord record, StoredRecord state, Instant serverTime,
            boolean rebase) {
        tx.clock().receive(state.stamp());
        answered = Optional.of(serverTime);
        referring.come(state);
        List<PendingOperation> waiting = sent.others(operation);
        sent.remove(operation);
        if (waiting.isEmpty()) {
            sent.removeBase(operation.key());
            become(record, state, serverTime);
            return;
        }
        tx.bases().put(state);
        tx.records().version(record, state.version(), Optional.of(serverTime), seen(record, state));
        if (rebase) {
            waiting.forEach(next -> tx.operations().rebase(next, state.version()));
        }
    }

    private void become(StoredRecord record, StoredRecord state, Instant serverTime) {
        boolean same = record.stamp().equals(state.stamp()) && record.text().equals(state.text());
        if (same && !state.text().filter(text -> text.contains(UNFILLED)).isPresent()) {
            tx.records().version(record, state.version(), Optional.of(serverTime), seen(record, state));
            return;
        }
        Optional<Data> data = state.data().map(tx.records()::filled);
        Optional<String> text = data.map(RecordJson::text);
        if (record.stamp().equals(state.stamp()) && record.text().equals(text)) {
            tx.records().version(record, state.version(), Optional.of(serverTime), seen(record, state));
        } else {
            tx.records().write(Optional.of(record), new StoredRecord(state.key(), text, state.stamp(), state.version(),
                    Optional.of(serverTime), state.created(), seen(record, state), Optional.empty()), data);
        }
    }

    /**
     * Whether a pull brought something newer than the answer. Within an epoch stamps grow with versions: a lower version with
     * a newer stamp is of an epoch that came later.
     */
    private static boolean overtakes(StoredRecord known, StoredRecord answer) {
        return known.version() > answer.version() && known.stamp().after(answer.stamp());
    }

    /** A base state does not know which full pull brought it; the record does. */
    private static long seen(StoredRecord record, StoredRecord state) {
        return Math.max(record.seen(), state.seen());
    }

    /** Whether another device wrote that state after the one that the operation was made on, and says something else. */
    private boolean foreign(PendingOperation operation, StoredRecord record, StoredRecord known) {
        return known.version() > operation.baseVersion() && !tx.own(known.stamp())
                && !known.text().equals(operation.sent(record).text());
    }

    private StoredRecord state(RemoteRecord remote, Instant serverTime) {
        return StoredRecord.of(remote, remote.data().map(RecordJson::text), serverTime, seen);
    }

    private StoredRecord record(PendingOperation operation) {
        return tx.records().find(operation.key()).orElseThrow();
    }
}
