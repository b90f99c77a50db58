package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.larder.api.model.DayTotal;

/** What the entries of days add up to. */
final class DayTotals {

    private static final String ROW = "SELECT \"DAY\", ENTRIES, ENERGY, PROTEIN, FAT, CARBS FROM DAY_TOTAL";
    private static final Sql RANGE = new Sql("adding up days",
            ROW + Hint.DAY_TOTAL + " WHERE \"DAY\" BETWEEN ? AND ? ORDER BY \"DAY\"");
    private static final Sql UPDATE = new Sql("adding up a day", "UPDATE DAY_TOTAL SET ENTRIES = ENTRIES + ?,"
            + " ENERGY = ENERGY + ?, PROTEIN = PROTEIN + ?, FAT = FAT + ?, CARBS = CARBS + ? WHERE \"DAY\" = ?");
    private static final Sql INSERT = new Sql("adding up a day",
            "INSERT INTO DAY_TOTAL (ENTRIES, ENERGY, PROTEIN, FAT, CARBS, \"DAY\") VALUES (?, ?, ?, ?, ?, ?)");
    private static final Sql REMOVE = new Sql("adding up a day",
            "DELETE FROM DAY_TOTAL WHERE \"DAY\" = ? AND ENTRIES = 0");

    private final Session session;

    DayTotals(Session session) {
        this.session = session;
    }

    /** @param owed what the rows do not say yet */
    List<DayTotal> range(LocalDate from, LocalDate to, Owed owed) {
        int first = Columns.day(from);
        int last = Columns.day(to);
        NavigableMap<Long, DayChange> days = new TreeMap<>();
        session.each(RANGE, row -> {
            days.put(row.getLong(1), DayChange.read(row, 2, 1));
            return true;
        }, first, last);
        if (first <= last) {
            owed.days().subMap((long) first, true, (long) last, true)
                    .forEach((day, change) -> days.computeIfAbsent(day, none -> new DayChange()).add(change));
        }
        return days.entrySet().stream()
                .filter(day -> day.getValue().entries() > 0)
                .map(day -> day.getValue().total(day.getKey()))
                .toList();
    }

    /** @param day counted from 1970-01-01 */
    void apply(long day, DayChange change) {
        if (change.nothing()) {
            return;
        }
        List<Object> all = new ArrayList<>(change.values());
        all.add((int) day);
        Object[] values = all.toArray();
        if (session.run(UPDATE, values) == 0) {
            session.run(INSERT, values);
        } else if (change.fewer()) {
            session.run(REMOVE, (int) day);
        }
    }
}
