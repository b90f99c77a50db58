package org.larder.api.model;

/**
 * How many operations there are, counted in the store.
 *
 * @param waiting not handed to a transport yet
 * @param inFlight frozen, no answer yet
 * @param quarantined need a person
 */
public record QueueCounts(long waiting, long inFlight, long quarantined) {

    public static final QueueCounts NONE = new QueueCounts(0, 0, 0);

    /** Operations that go out without a person: waiting or in flight. */
    public long pending() {
        return waiting + inFlight;
    }
}
