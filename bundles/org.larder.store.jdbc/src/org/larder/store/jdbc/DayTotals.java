package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

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

    List<DayTotal> range(LocalDate from, LocalDate to) {
        return session.list(RANGE, DayTotals::read, Columns.day(from), Columns.day(to));
    }

    /** @param day counted from 1970-01-01 */
    void apply(long day, DayChange change) {
        if (change.nothing()) {
            return;
        }
        Object[] values = change.values(day);
        if (session.run(UPDATE, values) == 0) {
            session.run(INSERT, values);
        } else if (change.fewer()) {
            session.run(REMOVE, (int) day);
        }
    }

    private static DayTotal read(ResultSet row) throws SQLException {
        return new DayTotal(LocalDate.ofEpochDay(row.getInt(1)), row.getLong(2),
                DayChange.nutrients(row.getLong(3), row.getLong(4), row.getLong(5), row.getLong(6)));
    }
}
