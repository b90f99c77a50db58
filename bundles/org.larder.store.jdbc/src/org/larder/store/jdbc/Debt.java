package org.larder.store.jdbc;

import java.util.Optional;

/**
 * Keeps in memory what was committed of {@link Owed}, so that not every edit has to write it: it is written when it is much
 * and when the store is closed. A fact in the database says that its tables may be behind; then what they lack is computed
 * from the entries when somebody asks first. Thread-safe.
 */
final class Debt {

    /** Stands in the database as long as its totals and its greatest stamp may be behind its records. */
    static final String FACT = "owed";

    private Optional<Owed> known = Optional.empty();
    private boolean marked;

    /**
     * What is owed; nobody may write while it is used.
     *
     * @param session sees only what was committed, if nobody asked before
     */
    synchronized Owed owed(Session session) {
        if (known.isEmpty()) {
            Meta meta = new Meta(session);
            marked = meta.find(FACT).isPresent();
            boolean postponed = meta.find(Postponing.FACT).isPresent();
            Owed owed = marked && !postponed ? Truth.missing(session) : new Owed();
            Stamps.greatest(session, !marked && !postponed).ifPresent(owed::note);
            known = Optional.of(owed);
        }
        return known.get();
    }

    /** Whether it is committed that the fact is in the database. */
    synchronized boolean marked() {
        return marked;
    }

    /** A transaction is on disk. */
    synchronized void apply(Totals totals) {
        marked = totals.marked();
        known.ifPresent(owed -> {
            totals.paid().takeFrom(owed);
            owed.add(totals.own());
        });
    }

    /** Everything may have changed. */
    synchronized void forget() {
        known = Optional.empty();
        marked = false;
    }
}
