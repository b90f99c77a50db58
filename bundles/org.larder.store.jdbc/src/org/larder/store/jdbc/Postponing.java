package org.larder.store.jdbc;

import java.util.Optional;

import org.larder.store.jdbc.Scripts.Script;

/**
 * Puts off indexes and totals while a new database is filled: to make them once, behind the rows, takes half the time. A
 * fact in the database says that they are missing; nothing is asked and nothing edited before they are there.
 */
final class Postponing {

    /** Stands in the database as long as indexes and totals are missing. */
    static final String FACT = "postponed";

    private final Session session;
    private final Meta meta;
    private final Totals totals;
    private final Postponed committed;
    private final Optional<Postponing> before;
    private Optional<Boolean> now = Optional.empty();

    /** @param before that of the transaction before in the same commit */
    Postponing(Session session, Totals totals, Postponed committed, Optional<Postponing> before) {
        this.session = session;
        this.totals = totals;
        meta = new Meta(session);
        this.committed = committed;
        this.before = before;
    }

    /**
     * Puts them off, if nothing is there yet.
     *
     * @return whether they are put off
     */
    boolean begin() {
        if (!committed.possible()) {
            return false;
        }
        if (maybe() && meta.find(FACT).isPresent()) {
            return true;
        }
        boolean empty = JdbcSyncStore.empty(session);
        if (empty) {
            totals.write();
            run(Script.EMPTY);
            meta.put(FACT, "true");
        }
        now = Optional.of(empty);
        return empty;
    }

    /** Makes what was put off. */
    void end() {
        if (!maybe()) {
            return;
        }
        if (meta.find(FACT).isPresent()) {
            run(Script.FILLED);
            totals.madeByOthers();
            meta.remove(FACT);
        }
        now = Optional.of(false);
    }

    /** What is so when this is committed, if it is not as before. */
    Optional<Boolean> now() {
        return now;
    }

    private boolean maybe() {
        return now.or(() -> before.map(Postponing::maybe)).orElseGet(committed::maybe);
    }

    private void run(Script script) {
        Scripts.statements(script).forEach(sql -> session.run(new Sql("filling a new database", sql)));
    }
}
