package org.larder.store.jdbc;

import java.util.concurrent.atomic.AtomicLong;

/** The counters of an open store; a number lost with a rolled back transaction is not used again. */
record Sequences(AtomicLong operations, AtomicLong ledger, AtomicLong steps) {

    private static final Sql OPERATIONS = new Sql("counting operations", "SELECT MAX(SEQ) FROM PENDING_OPERATION");
    private static final Sql LEDGER = new Sql("counting the ledger", "SELECT MAX(SEQ) FROM LEDGER");
    private static final Sql STEPS = new Sql("counting undo steps", "SELECT MAX(SEQ) FROM UNDO_STEP");

    static Sequences of(Session session) {
        return new Sequences(counter(session, OPERATIONS), counter(session, LEDGER), counter(session, STEPS));
    }

    private static AtomicLong counter(Session session, Sql greatest) {
        return new AtomicLong(session.number(greatest));
    }
}
