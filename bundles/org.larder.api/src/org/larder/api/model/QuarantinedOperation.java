package org.larder.api.model;

import java.time.Instant;

/**
 * An operation that the remote does not take. It stays until a person retries, corrects or discards it.
 *
 * @param operation what was sent
 * @param reason machine text, such as INVALID
 * @param message why, in a sentence
 * @param since when it was quarantined
 */
public record QuarantinedOperation(Operation operation, String reason, String message, Instant since) {
}
