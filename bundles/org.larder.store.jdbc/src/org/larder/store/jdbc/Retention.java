package org.larder.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.larder.api.model.WireInstant;

/**
 * Forgets what is kept for a while only: the ledger for a year, 500 steps of undo. Works in small transactions, so that
 * nobody waits for it; may be called at any time.
 */
final class Retention {

    /** Steps that can be undone. */
    static final int STEPS = 500;

    private static final int ROWS = 500;
    private static final Duration LEDGER = Duration.ofDays(365);
    private static final Sql OLD_LEDGER = new Sql("cleaning the conflict ledger",
            "SELECT SEQ FROM LEDGER" + Hint.LEDGER_KEY
                    + " WHERE NOTICED_AT < ? AND LOST_STAMP < ? AND WINNER_STAMP < ? ORDER BY SEQ FETCH FIRST " + ROWS
                    + " ROWS ONLY");
    private static final Sql REMOVE_LEDGER = new Sql("cleaning the conflict ledger",
            "DELETE FROM LEDGER WHERE SEQ <= ? AND NOTICED_AT < ? AND LOST_STAMP < ? AND WINNER_STAMP < ?");
    private static final Sql COUNT_STEPS = new Sql("cleaning the undo steps",
            "SELECT COUNT(*) FROM UNDO_STEP" + Hint.UNDO_STEP_KEY);
    private static final Sql OLD_STEPS = new Sql("cleaning the undo steps",
            "SELECT SEQ FROM UNDO_STEP" + Hint.UNDO_STEP_KEY + " ORDER BY SEQ FETCH FIRST ? ROWS ONLY");
    private static final Sql REMOVE_STEP = new Sql("cleaning the undo steps", "DELETE FROM UNDO_STEP WHERE SEQ = ?");
    private static final Sql REMOVE_STEPS = new Sql("cleaning the undo steps",
            "DELETE FROM UNDO_STEP WHERE SEQ BETWEEN ? AND ?");
    private static final Sql OLD_IMAGES = new Sql("cleaning the undo steps", "SELECT STEP, POSITION FROM UNDO_IMAGE"
            + Hint.UNDO_IMAGE_KEY + " WHERE STEP BETWEEN ? AND ? ORDER BY STEP, POSITION FETCH FIRST " + ROWS
            + " ROWS ONLY");
    private static final Sql REMOVE_OLD_IMAGES = new Sql("cleaning the undo steps", "DELETE FROM UNDO_IMAGE"
            + " WHERE STEP BETWEEN ? AND ? AND (STEP < ? OR POSITION <= ?)");
    private static final Sql NEXT_IMAGES = new Sql("cleaning the undo steps", "SELECT STEP FROM UNDO_IMAGE"
            + Hint.UNDO_IMAGE_KEY + " WHERE STEP > ? ORDER BY STEP, POSITION FETCH FIRST 1 ROWS ONLY");
    private static final Sql KEPT = new Sql("cleaning the undo steps",
            "SELECT SEQ FROM UNDO_STEP" + Hint.UNDO_STEP_KEY + " WHERE SEQ = ?");
    private static final Sql POSITIONS = new Sql("cleaning the undo steps",
            "SELECT POSITION FROM UNDO_IMAGE" + Hint.UNDO_IMAGE_KEY
                    + " WHERE STEP = ? ORDER BY STEP, POSITION FETCH FIRST " + ROWS + " ROWS ONLY");
    private static final Sql REMOVE_IMAGES = new Sql("cleaning the undo steps",
            "DELETE FROM UNDO_IMAGE WHERE STEP = ? AND POSITION <= ?");

    private final Transactions transactions;
    private final InstantSource clock;

    Retention(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    void clean() {
        repeat(this::ledger);
        repeat(tx -> steps(tx.session()));
        long step = next(Long.MIN_VALUE);
        while (step < Long.MAX_VALUE) {
            long orphaned = step;
            repeat(tx -> images(tx.session(), orphaned));
            step = next(step);
        }
    }

    /**
     * Forgets a step. What it did to very many records is left for {@link #clean}.
     *
     * @param seq its number
     */
    static void forget(Session session, long seq) {
        session.run(REMOVE_STEP, seq);
        images(session, seq);
    }

    /** Forgets steps beyond the last {@link #STEPS} and what they did; what is very much is left for {@link #clean}. */
    static void oldest(Session session) {
        List<Long> old = oldSteps(session);
        if (old.isEmpty()) {
            return;
        }
        long first = old.getFirst();
        long last = old.getLast();
        session.run(REMOVE_STEPS, first, last);
        List<long[]> images = session.list(OLD_IMAGES, row -> new long[]{row.getLong(1), row.getLong(2)}, first, last);
        if (!images.isEmpty()) {
            long step = images.getLast()[0];
            session.run(REMOVE_OLD_IMAGES, first, step, step, images.getLast()[1]);
        }
    }

    /** @return whether there may be more */
    private static boolean steps(Session session) {
        List<Long> old = oldSteps(session);
        if (!old.isEmpty()) {
            session.run(REMOVE_STEPS, old.getFirst(), old.getLast());
        }
        return old.size() == ROWS;
    }

    /** The oldest of those beyond the last {@link #STEPS}; counted, for Derby reads a key from its beginning only. */
    private static List<Long> oldSteps(Session session) {
        long beyond = Math.min(ROWS, session.number(COUNT_STEPS) - STEPS);
        return beyond > 0 ? session.list(OLD_STEPS, row -> row.getLong(1), beyond) : List.of();
    }

    /** Clocks may be wrong by years: what was heard of a remote and what was stamped counts too. */
    private boolean ledger(Transaction tx) {
        Instant now = clock.instant();
        Instant before = tx.meta().feed().serverTime().filter(now::isAfter).orElse(now).minus(LEDGER);
        long noticed = before.toEpochMilli();
        String stamped = WireInstant.text(Instant.ofEpochMilli(noticed));
        List<Long> old = tx.session().list(OLD_LEDGER, row -> row.getLong(1), noticed, stamped, stamped);
        if (!old.isEmpty()) {
            tx.session().run(REMOVE_LEDGER, old.getLast(), noticed, stamped, stamped);
        }
        return old.size() == ROWS;
    }

    /** @return whether there may be more */
    private static boolean images(Session session, long step) {
        List<Long> positions = session.list(POSITIONS, row -> row.getLong(1), step);
        if (!positions.isEmpty()) {
            session.run(REMOVE_IMAGES, step, positions.getLast());
        }
        return positions.size() == ROWS;
    }

    /** The next step that is gone, but left images; the greatest number if there is none. */
    private long next(long after) {
        return transactions.read(session -> {
            Optional<Long> step = session.first(NEXT_IMAGES, row -> row.getLong(1), after);
            while (step.isPresent() && session.first(KEPT, row -> row.getLong(1), step.get()).isPresent()) {
                step = session.first(NEXT_IMAGES, row -> row.getLong(1), step.get());
            }
            return step.orElse(Long.MAX_VALUE);
        });
    }

    private void repeat(Predicate<Transaction> work) {
        while (transactions.write(work::test)) {
            continue;
        }
    }
}
