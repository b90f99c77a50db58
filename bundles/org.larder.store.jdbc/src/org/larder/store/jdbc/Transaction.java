package org.larder.store.jdbc;

import java.time.Instant;
import java.util.UUID;

import org.larder.api.model.Stamp;
import org.larder.rules.HybridClock;

/** What the steps of one write transaction work with. */
final class Transaction {

    private final Session session;
    private final Surroundings surroundings;
    private final HybridClock clock;
    private final Changes changes = new Changes();
    private final Records records;
    private final Operations operations;
    private final Bases bases;
    private final Ledger ledger;
    private final History history;
    private final Meta meta;

    Transaction(Session session, Surroundings surroundings, HybridClock clock, Sequences sequences) {
        this.session = session;
        this.surroundings = surroundings;
        this.clock = clock;
        records = new Records(session, surroundings, changes);
        operations = new Operations(session, sequences.operations());
        bases = new Bases(session);
        ledger = new Ledger(session, sequences.ledger(), surroundings.clock());
        history = new History(session, sequences.steps());
        meta = new Meta(session);
    }

    Session session() {
        return session;
    }

    Changes changes() {
        return changes;
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

    HybridClock clock() {
        return clock;
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
}
