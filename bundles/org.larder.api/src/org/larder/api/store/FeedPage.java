package org.larder.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.RemoteRecord;

/**
 * A page of the remote feed, to be merged.
 *
 * @param remote where it is from
 * @param start the cursor that it was asked with; empty: from the beginning
 * @param records ascending
 * @param cursor where the next one begins
 * @param last whether the feed ends here for now
 * @param serverTime when the remote answered
 * @param missing what it means that a record is not in a feed read from the beginning
 * @param vanishing what becomes of records here that it would delete
 */
public record FeedPage(String remote, Optional<String> start, List<RemoteRecord> records, String cursor, boolean last,
        Instant serverTime, Missing missing, Vanishing vanishing) {

    /** A page of a remote that keeps tombstones. */
    public FeedPage(String remote, Optional<String> start, List<RemoteRecord> records, String cursor, boolean last,
            Instant serverTime) {
        this(remote, start, records, cursor, last, serverTime, Missing.LOST, Vanishing.TAKE);
    }

    /** The same, with what it would delete kept. */
    public FeedPage keeping() {
        return new FeedPage(remote, start, records, cursor, last, serverTime, missing, Vanishing.KEEP);
    }

    /** What it means that a record is not in a feed read from the beginning to the end. */
    public enum Missing {
        /** The remote lost it: it is queued again (contract 7). */
        LOST,
        /** Somebody deleted it there (contract 12): it goes here too, unless an operation of it waits. */
        DELETED,
        /** Nothing: records came that could not be read, it may be among them. It stays as it is. */
        UNKNOWN
    }

    /** What becomes of records that live here and that the page would delete. */
    public enum Vanishing {
        /** They are deleted. */
        TAKE,
        /** They are kept: queued again on top of what the remote says. */
        KEEP
    }
}
