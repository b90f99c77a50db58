package org.larder.store.jdbc;

/** The kinds of trouble that an engine may be in. */
public enum Trouble {
    /** A deadlock, a lock time-out or an interrupt: the transaction may be run again. */
    AGAIN,
    /** The disk is full. */
    FULL,
    /** The database cannot be read as it is. */
    DAMAGED,
    /** The engine does not run. */
    CLOSED,
    /** Anything else. */
    OTHER
}
