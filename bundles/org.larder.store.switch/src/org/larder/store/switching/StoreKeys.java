package org.larder.store.switching;

import java.security.SecureRandom;
import java.util.Optional;

import org.larder.api.model.StoreKey;
import org.larder.api.profile.Secrets;
import org.larder.api.store.StoreException;

/** The key of the diary among the profile's secrets. It stays as long as anything is encrypted with it. */
final class StoreKeys {

    private static final String NAME = "store.key";
    private static final int BYTES = 32;

    private final Secrets secrets;

    StoreKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    Optional<StoreKey> find() {
        try {
            return secrets.find(NAME).map(StoreKey::new);
        } catch (IllegalArgumentException e) {
            throw new StoreException("The secret '" + NAME + "' is no key of a diary. " + back(), e);
        }
    }

    /** @throws StoreException if it is not there */
    StoreKey need() {
        return find().orElseThrow(() -> new StoreException("The key of the encrypted diary is missing. " + back()));
    }

    /** The key that is there, or a new one; durable when it returns. */
    StoreKey make() {
        return find().orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            new SecureRandom().nextBytes(bytes);
            StoreKey key = StoreKey.of(bytes);
            secrets.put(NAME, key.hex());
            return key;
        });
    }

    void remove() {
        secrets.remove(NAME);
    }

    private String back() {
        return "Put it back among the " + secrets.place() + "; the diary cannot be read without it.";
    }
}
