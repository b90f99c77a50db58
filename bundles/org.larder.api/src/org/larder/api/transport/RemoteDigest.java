package org.larder.api.transport;

import java.util.Map;

import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;

/**
 * Hashes over all records of the remote.
 *
 * @param digests per type
 * @param highWater the cursor at which they hold
 */
public record RemoteDigest(Map<RecordType, Digest> digests, String highWater) {
}
