package org.larder.store.jdbc;

/**
 * Remembers whether a database may be one that is being filled, whose indexes and totals are made when all is there.
 * Thread-safe.
 */
final class Postponed {

    private final boolean possible;
    private volatile boolean maybe;

    /** @param possible whether the engine can do so, whole or not at all */
    Postponed(boolean possible) {
        this.possible = possible;
    }

    boolean possible() {
        return possible;
    }

    /** It says yes too often, never no wrongly. */
    boolean maybe() {
        return maybe;
    }

    /** It is committed that it is so, or is not. */
    void known(boolean now) {
        maybe = now;
    }

    /** Everything may have changed. */
    void forget() {
        maybe = possible;
    }
}
