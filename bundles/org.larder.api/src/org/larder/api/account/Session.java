package org.larder.api.account;

import java.time.Instant;

/**
 * A sign-in that came about.
 *
 * @param userId the user's id at the server
 * @param email lower case
 * @param accessToken opaque, never logged
 * @param refreshToken opaque, never logged
 * @param expires when the access token runs out, by this device's clock
 */
public record Session(String userId, String email, String accessToken, String refreshToken, Instant expires) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "Session[" + userId + "]";
    }
}
