package org.larder.api.data;

/** How an edit reached the remote. */
public enum Reached {
    /** The remote has it, or a later edit of this device. */
    ACKNOWLEDGED,
    /** Another edit won there; this one stands in the conflict ledger. */
    SUPERSEDED
}
