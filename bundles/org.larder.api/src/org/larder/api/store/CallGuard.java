package org.larder.api.store;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at every call to the active store before it begins, on the caller's thread, and refuses it by throwing. Whoever
 * registers one as a service, such as a test that keeps the store off the UI thread, is asked from then on. Thread-safe.
 */
@ConsumerType
@FunctionalInterface
public interface CallGuard {

    /** @throws RuntimeException to refuse the call; it reaches the caller as it is */
    void check();
}
