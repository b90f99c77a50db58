package org.larder.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Forgets what is kept for a while only: the ledger for a year, 500 steps of undo. */
final class Retention {

    /** Steps that can be undone. */
    static final int STEPS = 500;

    private static final Duration LEDGER = Duration.ofDays(365);
    private static final Sql OLD_LEDGER = new Sql("cleaning the conflict ledger",
            "DELETE FROM LEDGER WHERE NOTICED_AT < ?");
    private static final Sql OLDEST_STEP = new Sql("cleaning the undo steps",
            "SELECT SEQ FROM UNDO_STEP ORDER BY SEQ DESC OFFSET " + STEPS + " ROWS FETCH NEXT 1 ROWS ONLY");
    private static final Sql OLD_IMAGES = new Sql("cleaning the undo steps", "DELETE FROM UNDO_IMAGE WHERE STEP <= ?");
    private static final Sql OLD_STEPS = new Sql("cleaning the undo steps", "DELETE FROM UNDO_STEP WHERE SEQ <= ?");

    private Retention() {
    }

    static void clean(Session session, Instant now) {
        session.run(OLD_LEDGER, now.minus(LEDGER).toEpochMilli());
        steps(session);
    }

    /** Forgets the steps beyond the last {@link #STEPS}. */
    static void steps(Session session) {
        Optional<Long> oldest = session.first(OLDEST_STEP, row -> row.getLong(1));
        oldest.ifPresent(seq -> {
            session.run(OLD_IMAGES, seq);
            session.run(OLD_STEPS, seq);
        });
    }
}
