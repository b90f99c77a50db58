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
 */
public record FeedPage(String remote, Optional<String> start, List<RemoteRecord> records, String cursor, boolean last,
        Instant serverTime) {
}
