package org.larder.api.transport;

import java.time.Instant;
import java.util.List;

import org.larder.api.model.RemoteRecord;

/**
 * A page of the remote feed.
 *
 * @param changes ascending; records that break the contract's bounds or are of an unknown type are left out
 * @param cursor where the next page begins; opaque
 * @param hasMore whether another page is there already
 * @param serverTime when the remote answered, by its clock
 * @param refused why records were left out, one sentence each; empty if all were taken
 */
public record PullPage(List<RemoteRecord> changes, String cursor, boolean hasMore, Instant serverTime,
        List<String> refused) {
}
