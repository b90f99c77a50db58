package org.larder.api.model;

import java.util.Optional;
import java.util.UUID;

/**
 * An edit on its way to the remote (section 6 of the contract).
 *
 * @param opId names the operation; a repeat carries the same
 * @param key the record
 * @param baseVersion the version of the record that the edit was made on, 0 for none
 * @param lastModified the stamp of the edit
 * @param data what the record says then; empty for a delete
 */
public record Operation(UUID opId, RecordKey key, long baseVersion, Stamp lastModified, Optional<Data> data) {

    public boolean delete() {
        return data.isEmpty();
    }

    /** The name of the operation on the wire: a create or an update is an upsert there. */
    public String wireName() {
        if (delete()) {
            return "delete";
        }
        return baseVersion == 0 ? "create" : "update";
    }
}
