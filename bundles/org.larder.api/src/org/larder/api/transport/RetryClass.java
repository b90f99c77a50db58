package org.larder.api.transport;

/** What to do after a failed call: the closed set of section 2 of the contract. */
public enum RetryClass {
    /** Keep the queue and try later with the same bytes. */
    TRANSIENT,
    /** The same, not before the time that the remote named. */
    LIMITED,
    /** A person must sign in; keep the queue. */
    AUTH,
    /** The cursor is void: pull from the beginning. */
    RESYNC,
    /** The request is too large, or one of its operations spoils it: send it in halves. */
    SPLIT,
    /** The record has another version there. */
    CONFLICT,
    /** A record that this one refers to has not come there yet. */
    WAIT_REF,
    /** The remote will never take this operation. */
    DEAD,
    /** The remote does not speak this contract; stop and tell. */
    PROTOCOL
}
