package org.larder.server.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;

/** Reads one user's tables inside a transaction. */
public interface UserReader {

    /** The number of the user's last applied operation; 0 if there is none. */
    long counter();

    /** Names the feed in cursors: {@code [0-9a-z]{1,32}}, bound to the account and the epoch of the store. */
    String feedName();

    /** The record, a tombstone too. */
    Optional<RemoteRecord> record(RecordKey key);

    /**
     * The records whose latest number is greater, ascending by it, tombstones included.
     *
     * @param types only these
     */
    List<FeedEntry> changes(long after, int limit, Set<RecordType> types);

    /** The number of live records of each type. */
    Map<RecordType, Long> liveCounts();

    /** Tells the state of every record of the type whose id starts with the prefix, by id in ASCII order. */
    void states(RecordType type, String prefix, StateVisitor visitor);

    /**
     * Live products by name in code point order, then by id.
     *
     * @param query a part of the name in any letter case; empty for all
     * @param after the last product that was read; empty for the first page
     */
    List<RemoteRecord> products(String query, Optional<ListPosition> after, int limit);

    /**
     * Live consumptions by date, then by id.
     *
     * @param from the first instant, as the contract writes it
     * @param to the first instant that does not belong to it any more
     */
    List<RemoteRecord> consumptions(String from, String to, Optional<ListPosition> after, int limit);

    /** All live goals by id. */
    List<RemoteRecord> goals();

    /** The live goal with the greatest id that is not greater than the day. */
    Optional<RemoteRecord> goalOn(String day);

    /** Takes one record's state. */
    interface StateVisitor {
        void state(String id, long version, boolean deleted);
    }
}
