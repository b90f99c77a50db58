package org.larder.store.jdbc;

/** What a transaction does to how a product was logged; days count from 1970-01-01. Used by one thread. */
final class LoggedChange {

    private long times;
    private long latestAdded = Long.MIN_VALUE;
    private long latestRemoved = Long.MIN_VALUE;

    void add(long day) {
        times++;
        latestAdded = Math.max(latestAdded, day);
    }

    void remove(long day) {
        times--;
        latestRemoved = Math.max(latestRemoved, day);
    }

    /** How often it is logged more than before. */
    long times() {
        return times;
    }

    /** The latest day then, if it was that before and is not {@link #unknown}. */
    long latest(long before) {
        return Math.max(before, latestAdded);
    }

    /** Whether an entry of the latest day has gone, so that nobody knows whether there is another. */
    boolean unknown(long before) {
        return latestRemoved >= latest(before);
    }
}
