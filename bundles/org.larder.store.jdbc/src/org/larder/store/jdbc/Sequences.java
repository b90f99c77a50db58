package org.larder.store.jdbc;

import java.util.concurrent.atomic.AtomicLong;

/** The counters of an open store; a number lost with a rolled back transaction is not used again. */
record Sequences(AtomicLong operations, AtomicLong ledger, AtomicLong steps) {

    private static final Sql OPERATIONS = new Sql("counting operations", "SELECT MAX(SEQ) FROM PENDING_OPERATION");
    private static final Sql LEDGER = new Sql("counting the ledger", "SELECT MAX(SEQ) FROM LEDGER");
    private static final Sql STEPS = new Sql("counting undo steps", "SELECT MAX(SEQ) FROM UNDO_STEP");
    private static final Sql IMAGES = new Sql("counting undo steps", "SELECT MAX(STEP) FROM UNDO_IMAGE");

    static Sequences of(Session session) {
        Sequences sequences = new Sequences(new AtomicLong(), new AtomicLong(), new AtomicLong());
        sequences.reread(session);
        return sequences;
    }

    /** Goes on behind what was written with numbers of its own. */
    void reread(Session session) {
        operations.accumulateAndGet(session.number(OPERATIONS), Math::max);
        ledger.accumulateAndGet(session.number(LEDGER), Math::max);
        steps.accumulateAndGet(Math.max(session.number(STEPS), session.number(IMAGES)), Math::max);
    }
}
