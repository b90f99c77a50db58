package org.larder.server.account;

import java.util.Optional;

/** A kind of access token that the server takes. Thread-safe. */
public interface TokenKind {

    /**
     * Whom the token names, even if it is expired.
     *
     * @return empty if it is no token of this kind, or was not signed by whom this kind trusts
     */
    Optional<Bearer> read(String token);
}
