package org.larder.store.jdbc;

import java.time.LocalDate;

import org.larder.rules.SearchRank;

/**
 * How a product was logged.
 *
 * @param times 0: not at all
 * @param lastDay counted from 1970-01-01
 * @param kept whether the table has a row of the product
 */
record Logged(long times, long lastDay, boolean kept) {

    static final Logged NEVER = new Logged(0, 0, false);

    Logged {
        lastDay = times == 0 ? Long.MIN_VALUE : lastDay;
    }

    double rank() {
        return times == 0 ? Place.NEVER : SearchRank.of(times, LocalDate.ofEpochDay(lastDay));
    }
}
