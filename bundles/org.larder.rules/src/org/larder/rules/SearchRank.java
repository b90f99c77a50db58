package org.larder.rules;

import java.time.LocalDate;

/**
 * How near a food is to the hand of the person who searches: logged lately or often. Twice as often counts as much as a
 * month later, so that the order of two foods does not change by the mere passing of time.
 */
public final class SearchRank {

    private static final double DAYS_PER_DOUBLING = 30;

    private SearchRank() {
    }

    /**
     * The greater, the nearer.
     *
     * @param times how often it was logged, at least 1
     * @param lastDay the latest day that it was logged on
     */
    public static double of(long times, LocalDate lastDay) {
        return lastDay.toEpochDay() / DAYS_PER_DOUBLING + Math.log(times) / Math.log(2);
    }
}
