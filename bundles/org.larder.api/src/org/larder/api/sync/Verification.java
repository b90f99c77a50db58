package org.larder.api.sync;

import java.util.Map;

import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;

/**
 * The hashes over this device's base states and the remote's records, at the same point of the feed.
 *
 * @param complete whether both could be taken at the same point; if not, {@code remote} is empty and {@code reason} says why
 * @param reason empty if complete
 */
public record Verification(boolean complete, Map<RecordType, Digest> local, Map<RecordType, Digest> remote,
        String reason) {

    /** Whether both sides hold the same records in the same versions. */
    public boolean same() {
        return complete && local.equals(remote);
    }
}
