package org.larder.api.profile;

import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Tokens and keys, never logged and readable by the owner of the profile only. Thread-safe. */
@ProviderType
public interface Secrets {

    Optional<String> find(String name);

    /** Durable when it returns. */
    void put(String name, String secret);

    void remove(String name);

    /** Where the secrets lie, in words for the preferences. */
    String place();
}
