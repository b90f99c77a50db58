package org.larder.api.transport;

import java.time.Instant;
import java.util.List;

/**
 * The answer to a push.
 *
 * @param outcomes one for each operation, in their order
 * @param serverTime when the remote answered, by its clock
 */
public record PushResult(List<Outcome> outcomes, Instant serverTime) {
}
