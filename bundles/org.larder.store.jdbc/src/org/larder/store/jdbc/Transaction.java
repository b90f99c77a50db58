package org.larder.store.jdbc;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.rules.HybridClock;

/** What the steps of one write transaction work with. */
final class Transaction implements Uncommitted {

    private final Session session;
    private final Surroundings surroundings;
    private final HybridClock clock;
    private final Sequences sequences;
    private final Remembered remembered;
    private final Optional<Transaction> before;
    private final Changes changes = new Changes();
    private final SearchChanges searched = new SearchChanges();
    private final Map<RecordKey, Integer> queued = new HashMap<>();
    private final Totals totals;
    private final Records records;
    private final Operations operations;
    private final Bases bases;
    private final Ledger ledger;
    private final History history;
    private final Meta meta;
    private final Postponing postponing;

    /** @param before the one before in the same commit */
    Transaction(Session session, Surroundings surroundings, HybridClock clock, Sequences sequences,
            Remembered remembered, Optional<Transaction> before) {
        this.session = session;
        this.surroundings = surroundings;
        this.clock = clock;
        this.sequences = sequences;
        this.remembered = remembered;
        this.before = before;
        totals = new Totals(session, searched, remembered, before.map(Transaction::totals));
        operations = new Operations(session, sequences.operations(), queued, remembered.queue());
        records = new Records(session, surroundings, changes, totals, searched, remembered.ids(), operations::freeze);
        bases = new Bases(session, totals);
        ledger = new Ledger(session, sequences.ledger(), surroundings.clock());
        history = new History(session, sequences.steps(), remembered.steps());
        meta = new Meta(session);
        postponing = new Postponing(session, totals, remembered.postponed(), before.map(Transaction::postponing));
    }

    Session session() {
        return session;
    }

    Changes changes() {
        return changes;
    }

    SearchChanges searched() {
        return searched;
    }

    Totals totals() {
        return totals;
    }

    Records records() {
        return records;
    }

    Operations operations() {
        return operations;
    }

    Bases bases() {
        return bases;
    }

    Ledger ledger() {
        return ledger;
    }

    History history() {
        return history;
    }

    Meta meta() {
        return meta;
    }

    Postponing postponing() {
        return postponing;
    }

    HybridClock clock() {
        return clock;
    }

    Sequences sequences() {
        return sequences;
    }

    Remembered remembered() {
        return remembered;
    }

    /** How many operations more records have than before. */
    Map<RecordKey, Integer> queued() {
        return queued;
    }

    Instant now() {
        return surroundings.clock().instant();
    }

    UUID newOpId() {
        return surroundings.ids().get();
    }

    /** Whether a stamp was given by this device. */
    boolean own(Stamp stamp) {
        return stamp.node().equals(surroundings.deviceId());
    }

    /** Ends the work. */
    void finish() {
        totals.finish();
        if (operations.moves().any() && remembered.tally().noted()) {
            meta.remove(Tally.FACT);
        }
        session.flush();
    }

    @Override
    public void settle() {
        totals.write();
        session.flush();
    }

    @Override
    public boolean changesSearch() {
        totals.resolve();
        boolean changes = changedSearch();
        if (changes) {
            settle();
        }
        return changes;
    }

    private boolean changedSearch() {
        return !searched.none() || before.map(Transaction::changedSearch).orElse(false);
    }

    @Override
    public boolean changesQueue(RecordKey key) {
        return queued.containsKey(key) || before.map(tx -> tx.changesQueue(key)).orElse(false);
    }
}
