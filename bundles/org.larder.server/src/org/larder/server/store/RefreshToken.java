package org.larder.server.store;

import java.time.Instant;
import java.util.Optional;

/**
 * A refresh token, of which only the hash is kept.
 *
 * @param hash of the token
 * @param family all that descend from one login
 * @param usedAt when it was first exchanged for its successor
 */
public record RefreshToken(String hash, String userId, String family, Instant expires, Optional<Instant> usedAt) {
}
