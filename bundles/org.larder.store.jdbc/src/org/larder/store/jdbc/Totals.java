package org.larder.store.jdbc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Stamp;
import org.larder.store.jdbc.StoredRecord.Eaten;

/**
 * Keeps what is computed from entries in step with them, the totals of days and how products were logged: collects what a
 * transaction does. It is owed to the tables until somebody in the transaction must find it there.
 */
final class Totals {

    private final Session session;
    private final SearchChanges searched;
    private final KnownIds ids;
    private final Optional<Totals> before;
    private final Owed owedBefore;
    private final Owed own = new Owed();
    private final Paid paid = new Paid();
    private final Map<UUID, LoggedChange> unresolved = new LinkedHashMap<>();
    private boolean marked;

    /**
     * @param searched is told of new ranks
     * @param before those of the transaction before in the same commit
     */
    Totals(Session session, SearchChanges searched, Remembered committed, Optional<Totals> before) {
        this.session = session;
        this.searched = searched;
        this.before = before;
        ids = committed.ids();
        owedBefore = committed.debt().owed(session);
        marked = before.map(Totals::marked).orElseGet(committed.debt()::marked);
    }

    /** A stamp was stored. */
    void note(Stamp stored) {
        own.note(stored);
    }

    /** An entry was written; empty: there is none before, or after. */
    void replace(Optional<Eaten> former, Optional<Eaten> after) {
        former.ifPresent(eaten -> day(eaten).add(eaten, -1));
        after.ifPresent(eaten -> day(eaten).add(eaten, 1));
        if (!former.map(Totals::logged).equals(after.map(Totals::logged))) {
            former.ifPresent(eaten -> product(eaten).remove(eaten.day().toEpochDay()));
            after.ifPresent(eaten -> product(eaten).add(eaten.day().toEpochDay()));
        }
    }

    /** The rank that a product has now. */
    double rank(UUID product) {
        resolve();
        return logged(product).rank();
    }

    /** Computes how products are logged now. */
    void resolve() {
        unresolved.forEach((product, change) -> {
            Logged now = LoggedProducts.changed(session, product, logged(product), change);
            own.products().put(product, now);
            searched.rank(product, now.rank());
        });
        unresolved.clear();
    }

    /** Ends what the transaction does; says in the database that the tables may be behind. */
    void finish() {
        resolve();
        if (own.much()) {
            write();
        } else if (before.isEmpty() && !paid.all()) {
            payPart();
        }
        if (!marked && own.any()) {
            new Meta(session).put(Debt.FACT, "true");
            marked = true;
        }
    }

    /** Brings the tables up to date, so that queries in this transaction find all. */
    void write() {
        resolve();
        Owed all = owed();
        if (!all.any()) {
            return;
        }
        DayTotals dayTotals = new DayTotals(session);
        all.days().forEach(dayTotals::apply);
        all.products().forEach(this::write);
        own.paid();
        paid.everything();
    }

    /** Brings a part of what was owed before into the tables, if it is much: who waits for this transaction waits for it too. */
    private void payPart() {
        DayTotals dayTotals = new DayTotals(session);
        owedBefore.days().entrySet().stream().limit(owedBefore.daysDue()).forEach(day -> {
            dayTotals.apply(day.getKey(), day.getValue());
            paid.day(day.getKey());
        });
        owedBefore.products().entrySet().stream()
                .filter(product -> !own.products().containsKey(product.getKey()))
                .limit(owedBefore.productsDue())
                .forEach(product -> {
                    write(product.getKey(), product.getValue());
                    paid.product(product.getKey());
                });
    }

    private void write(UUID product, Logged logged) {
        ids.addLogged(session, product);
        LoggedProducts.write(session, product, logged);
    }

    /** Brings everything up to date before the store is closed. */
    void pay() {
        if (marked) {
            write();
            Meta meta = new Meta(session);
            owed().stamp().ifPresent(stamp -> meta.put(Stamps.FACT, stamp.toString()));
            meta.remove(Debt.FACT);
            marked = false;
        }
    }

    /** Rows were written past this. */
    void madeByOthers() {
        ids.forget();
    }

    /** Says that the tables may be behind, or nothing is owed. */
    boolean marked() {
        return marked;
    }

    /** What of what was owed before is in the tables. */
    Paid paid() {
        return paid;
    }

    /** What this transaction owes. */
    Owed own() {
        return own;
    }

    /** All that is owed, with this transaction and those before. */
    private Owed owed() {
        Owed all = new Owed();
        all.add(before.map(Totals::owed).orElse(owedBefore));
        paid.takeFrom(all);
        all.add(own);
        return all;
    }

    private Logged logged(UUID product) {
        return known(product).orElseGet(() -> ids.mayBeLogged(session, product)
                ? LoggedProducts.row(session, product)
                : Logged.NEVER);
    }

    private Optional<Logged> known(UUID product) {
        Optional<Logged> mine = Optional.ofNullable(own.products().get(product));
        return mine.isPresent() || paid.covers(product) ? mine : knownBefore(product);
    }

    private Optional<Logged> knownBefore(UUID product) {
        return before.isPresent()
                ? before.get().known(product)
                : Optional.ofNullable(owedBefore.products().get(product));
    }

    private DayChange day(Eaten eaten) {
        return own.day(eaten.day().toEpochDay());
    }

    private LoggedChange product(Eaten eaten) {
        return unresolved.computeIfAbsent(eaten.product(), product -> new LoggedChange());
    }

    /** All that counts for how a product was logged. */
    private static Map.Entry<UUID, Long> logged(Eaten eaten) {
        return Map.entry(eaten.product(), eaten.day().toEpochDay());
    }
}
