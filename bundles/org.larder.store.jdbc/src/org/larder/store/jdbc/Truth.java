package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the entries add up to, computed from all of them, beside what the tables say. */
final class Truth {

    private static final String PURPOSE = "adding up the entries";
    private static final Sql DAYS = new Sql(PURPOSE,
            "SELECT \"DAY\", COUNT(*), " + sum("ENERGY") + ", " + sum("PROTEIN")
                    + ", " + sum("FAT") + ", " + sum("CARBS")
                    + " FROM CONSUMPTION WHERE \"DAY\" IS NOT NULL GROUP BY \"DAY\"");
    private static final Sql DAYS_KEPT = new Sql(PURPOSE,
            "SELECT \"DAY\", ENTRIES, ENERGY, PROTEIN, FAT, CARBS FROM DAY_TOTAL");
    private static final Sql LOGGED = new Sql(PURPOSE, "SELECT PRODUCT_ID, COUNT(*), MAX(\"DAY\")"
            + " FROM CONSUMPTION WHERE \"DAY\" IS NOT NULL GROUP BY PRODUCT_ID");
    private static final Sql LOGGED_KEPT = new Sql(PURPOSE, "SELECT PRODUCT_ID, TIMES, LAST_DAY FROM LOGGED");

    private Truth() {
    }

    /** What the tables lack. */
    static Owed missing(Session session) {
        Owed missing = new Owed();
        days(session, missing);
        products(session, missing);
        return missing;
    }

    private static void days(Session session, Owed missing) {
        session.each(DAYS, row -> day(missing, row, 1));
        session.each(DAYS_KEPT, row -> day(missing, row, -1));
        missing.days().values().removeIf(DayChange::nothing);
    }

    private static boolean day(Owed missing, ResultSet row, int sign) throws SQLException {
        missing.day(row.getLong(1)).add(DayChange.read(row, 2, sign));
        return true;
    }

    private static void products(Session session, Owed missing) {
        Map<UUID, Logged> kept = new HashMap<>();
        session.each(LOGGED_KEPT, row -> {
            kept.put(Columns.uuid(row.getBytes(1)), new Logged(row.getLong(2), row.getLong(3), true));
            return true;
        });
        session.each(LOGGED, row -> {
            UUID product = Columns.uuid(row.getBytes(1));
            boolean there = kept.containsKey(product);
            Logged logged = new Logged(row.getLong(2), row.getLong(3), there);
            if (!there || !logged.equals(kept.get(product))) {
                missing.products().put(product, logged);
            }
            kept.remove(product);
            return true;
        });
        kept.keySet().forEach(gone -> missing.products().put(gone, new Logged(0, 0, true)));
    }

    /** As {@link DayChange#millionths} rounds. */
    private static String sum(String column) {
        return "COALESCE(SUM(CAST(FLOOR(" + column
                + " * CAST(1000000 AS DOUBLE PRECISION) + CAST(0.5 AS DOUBLE PRECISION))"
                + " AS BIGINT)), 0)";
    }
}
