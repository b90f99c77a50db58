package org.larder.api.store;

import java.time.Instant;
import java.util.Optional;

/**
 * How far the remote feed was read.
 *
 * @param remote the remote that it belongs to; empty: none yet
 * @param cursor where to go on; empty: from the beginning
 * @param full whether a full pull is under way or due
 * @param serverTime the remote's time at the last page or acknowledgement
 * @param vanished how many records that lived here the pages deleted since the feed's end was last reached
 */
public record FeedPosition(Optional<String> remote, Optional<String> cursor, boolean full,
        Optional<Instant> serverTime, long vanished) {
}
