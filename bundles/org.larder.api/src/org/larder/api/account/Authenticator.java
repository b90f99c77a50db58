package org.larder.api.account;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The part of a transport that knows accounts. It keeps the tokens among the profile's secrets, refreshes them (one at a
 * time) and never tells them. Calls block. Thread-safe.
 */
@ConsumerType
public interface Authenticator {

    /** @throws SignInException with the reason */
    Session register(String email, String password, Optional<String> name);

    /** @throws SignInException with the reason */
    Session signIn(String email, String password);

    /** Stores the session's tokens; from now on calls carry them. */
    void use(Session session);

    /** Forgets the tokens and revokes them at the server if it answers. */
    void signOut();

    /** The user whose tokens are in use. */
    Optional<Session> current();
}
