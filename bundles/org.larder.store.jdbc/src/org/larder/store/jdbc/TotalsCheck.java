package org.larder.store.jdbc;

import java.util.ArrayList;
import java.util.List;

/** Whether what is computed from entries is what they say. */
final class TotalsCheck {

    private static final String DAYS_KEPT = "SELECT \"DAY\", ENTRIES, ENERGY, PROTEIN, FAT, CARBS FROM DAY_TOTAL";
    private static final String DAYS_TRUE = "SELECT \"DAY\", CAST(COUNT(*) AS BIGINT), " + sum("ENERGY") + ", "
            + sum("PROTEIN") + ", " + sum("FAT") + ", " + sum("CARBS")
            + " FROM CONSUMPTION WHERE \"DAY\" IS NOT NULL GROUP BY \"DAY\"";
    private static final String LOGGED_KEPT = "SELECT PRODUCT_ID, TIMES, LAST_DAY FROM LOGGED";
    private static final String LOGGED_TRUE = "SELECT PRODUCT_ID, CAST(COUNT(*) AS BIGINT), MAX(\"DAY\")"
            + " FROM CONSUMPTION WHERE \"DAY\" IS NOT NULL GROUP BY PRODUCT_ID";

    private TotalsCheck() {
    }

    /** In sentences; empty if all is well. */
    static List<String> faults(Session session) {
        List<String> faults = new ArrayList<>();
        compare(session, DAYS_TRUE, DAYS_KEPT, "Days whose total is missing or wrong: ", faults);
        compare(session, DAYS_KEPT, DAYS_TRUE, "Totals that are not those of a day: ", faults);
        compare(session, LOGGED_TRUE, LOGGED_KEPT, "Products of which it is missing or wrong how they were logged: ",
                faults);
        compare(session, LOGGED_KEPT, LOGGED_TRUE, "Notes of how products were logged that are not true: ", faults);
        return faults;
    }

    private static void compare(Session session, String all, String but, String sentence, List<String> faults) {
        long count = session
                .number(new Sql("checking the totals", "SELECT COUNT(*) FROM (" + all + " EXCEPT " + but + ") AS X"));
        if (count > 0) {
            faults.add(sentence + count + ".");
        }
    }

    /** As {@link DayChange#millionths} rounds. */
    private static String sum(String column) {
        return "COALESCE(SUM(CAST(FLOOR(" + column
                + " * CAST(1000000 AS DOUBLE PRECISION) + CAST(0.5 AS DOUBLE PRECISION))"
                + " AS BIGINT)), 0)";
    }
}
