package org.larder.store.jdbc;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of an open store; a number lost with a rolled back transaction is not used again. */
record Sequences(AtomicLong operations, AtomicLong ledger, AtomicLong steps) {

    private static final Sql GREATEST = new Sql("counting operations, the ledger and undo steps", """
            SELECT MAX(SEQ), 0 FROM PENDING_OPERATION UNION ALL
            SELECT MAX(SEQ), 1 FROM LEDGER UNION ALL
            SELECT MAX(SEQ), 2 FROM UNDO_STEP UNION ALL
            SELECT MAX(STEP), 2 FROM UNDO_IMAGE""");

    static Sequences of(Session session) {
        Sequences sequences = new Sequences(new AtomicLong(), new AtomicLong(), new AtomicLong());
        sequences.reread(session);
        return sequences;
    }

    /** Goes on behind what was written with numbers of its own. */
    void reread(Session session) {
        List<AtomicLong> counters = List.of(operations, ledger, steps);
        session.each(GREATEST, row -> {
            counters.get(row.getInt(2)).accumulateAndGet(row.getLong(1), Math::max);
            return true;
        });
    }
}
