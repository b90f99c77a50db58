package org.larder.api.account;

import java.util.Optional;

import org.larder.api.profile.Binding;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signing in and out, and the account that the profile belongs to. Calls block on the network and are made in the
 * background. Thread-safe.
 */
@ProviderType
public interface Accounts {

    /** The account that the profile is bound to, signed in or not. */
    Optional<Binding> binding();

    /** Whether tokens are there. Signing out keeps the binding and the queue. */
    boolean signedIn();

    /**
     * Makes an account at the server of the settings and signs in.
     *
     * @param name what the person wants to be called; empty for none
     * @throws SignInException with the reason
     */
    Binding register(String email, String password, Optional<String> name, Adoption adoption);

    /** @throws SignInException with the reason */
    Binding signIn(String email, String password, Adoption adoption);

    /** Forgets the tokens and tells the server if it can be reached; binding, data and queue stay. */
    void signOut();
}
