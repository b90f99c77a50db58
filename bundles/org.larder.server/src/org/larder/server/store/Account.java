package org.larder.server.store;

import java.util.Optional;

/**
 * Somebody who may sign in.
 *
 * @param id of the user
 * @param email in lower case
 * @param passwordHash never the password
 */
public record Account(String id, String email, Optional<String> name, String passwordHash) {
}
