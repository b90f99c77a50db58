package org.larder.api.transport;

import org.larder.api.model.Buckets;

/**
 * Hashes over a part of the remote's records.
 *
 * @param buckets the part
 * @param highWater the cursor at which they hold
 */
public record RemoteBuckets(Buckets buckets, String highWater) {
}
