package org.larder.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A record as the remote holds it (section 4 of the contract): what a pull or an outcome of a push brings, and what the
 * local store keeps as the base state of an operation.
 *
 * @param key type and id
 * @param version 1, then one more with every applied operation
 * @param lastModified the stamp of the last applied operation
 * @param createdAt time part of the first applied stamp
 * @param data empty for a tombstone
 */
public record RemoteRecord(RecordKey key, long version, Stamp lastModified, Instant createdAt, Optional<Data> data) {

    /** Whether it is a tombstone. */
    public boolean deleted() {
        return data.isEmpty();
    }
}
