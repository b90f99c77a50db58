package org.larder.server.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param id of the user
 * @param email in lower case
 * @param passwordHash never the password
 * @param disabled whether nobody may sign in to it or use its tokens for now
 */
public record Account(String id, String email, Optional<String> name, String passwordHash, Instant created,
        boolean disabled) {
}
