package org.larder.store.jdbc;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.larder.store.jdbc.StoredRecord.Eaten;

/**
 * Keeps what is computed from entries in step with them, the totals of days and how products were logged: collects what a
 * transaction does and writes it once per day and product.
 */
final class Totals {

    private final DayTotals dayTotals;
    private final LoggedProducts loggedProducts;
    private final Map<Long, DayChange> days = new TreeMap<>();
    private final Map<UUID, LoggedChange> products = new LinkedHashMap<>();

    /** @param searched is told of new ranks */
    Totals(Session session, SearchChanges searched) {
        dayTotals = new DayTotals(session);
        loggedProducts = new LoggedProducts(session, searched);
    }

    /** An entry was written; empty: there is none before, or after. */
    void replace(Optional<Eaten> before, Optional<Eaten> after) {
        before.ifPresent(eaten -> day(eaten).add(eaten, -1));
        after.ifPresent(eaten -> day(eaten).add(eaten, 1));
        if (!before.map(Totals::logged).equals(after.map(Totals::logged))) {
            before.ifPresent(eaten -> product(eaten).remove(eaten.day().toEpochDay()));
            after.ifPresent(eaten -> product(eaten).add(eaten.day().toEpochDay()));
        }
    }

    /** Where what is kept does not agree with the entries, in sentences. */
    static List<String> faults(Session session) {
        return TotalsCheck.faults(session);
    }

    void flush() {
        days.forEach(dayTotals::apply);
        days.clear();
        products.forEach(loggedProducts::apply);
        products.clear();
    }

    void flushIfAbout(UUID product) {
        if (products.containsKey(product)) {
            flush();
        }
    }

    private DayChange day(Eaten eaten) {
        return days.computeIfAbsent(eaten.day().toEpochDay(), day -> new DayChange());
    }

    private LoggedChange product(Eaten eaten) {
        return products.computeIfAbsent(eaten.product(), product -> new LoggedChange());
    }

    /** All that counts for how a product was logged. */
    private static Map.Entry<UUID, Long> logged(Eaten eaten) {
        return Map.entry(eaten.product(), eaten.day().toEpochDay());
    }
}
