package org.larder.api.model;

import java.util.UUID;

/**
 * An operation in flight. Its text was fixed before it was first sent and never changes, so that a repeat is the same to
 * the byte.
 *
 * @param opId names the operation
 * @param key the record
 * @param json the operation as a compact JSON object
 */
public record FrozenOperation(UUID opId, RecordKey key, String json) {
}
