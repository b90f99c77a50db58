package org.larder.server.account;

import java.time.Instant;

/**
 * Whom a token names.
 *
 * @param expires from this instant on the token is good no more
 */
public record Bearer(String userId, Instant expires) {
}
