package org.larder.api.account;

import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** The part of a transport that knows shared folders. It keeps the key among the profile's secrets. Thread-safe. */
@ConsumerType
public interface SharedFolders {

    /** The user in whose name calls to a folder are made: whoever shares it. */
    String USER = "folder";

    /**
     * Looks whether the folder can be used with this passphrase, makes what it lacks, and keeps the key.
     *
     * @return the folder as a remote: what {@link org.larder.api.transport.SyncTransport#remote} says while the settings name
     *         it
     * @throws SignInException with the reason: WRONG_PASSWORD if the passphrase does not fit or is missing, UNREACHABLE if the
     *         folder cannot be read and written, INCOMPATIBLE if it is of a newer version
     */
    String join(Path folder, Optional<String> passphrase);
}
