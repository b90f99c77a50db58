package org.larder.api.profile;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The profile folder that this process holds the lock of: one person's diary on one device. The service exists only while
 * the lock is held. Thread-safe.
 */
@ProviderType
public interface Profile {

    /** The folder, absolute. */
    Path folder();

    /** {@code store/<engine>} in the folder; the engine makes it when it needs it. */
    Path storeFolder(String engine);

    /** Random, made with the folder, {@code [0-9a-z]{1,32}}: the node of this device's stamps. */
    String deviceId();

    /**
     * Gives this device another id: after a repair or the import of a whole profile, so that its stamps and those of what it
     * was restored from cannot meet. Durable when it returns.
     *
     * @return the new id
     */
    String renewDeviceId();

    /** The settings as they stand, with policy and command line laid over them. */
    ProfileSettings settings();

    /**
     * Changes the settings; durable when it returns, and never half-written.
     *
     * @return the new settings
     */
    ProfileSettings change(UnaryOperator<ProfileSettings> change);

    /** Tokens and keys of this profile. */
    Secrets secrets();
}
