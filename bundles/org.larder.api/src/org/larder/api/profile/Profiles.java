package org.larder.api.profile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

/** Opens the profile of this process. Always there; nothing is opened or locked before somebody asks. Thread-safe. */
@ProviderType
public interface Profiles {

    /** {@code Larder/default} in the data folder of the operating system's user. */
    Path defaultFolder();

    /**
     * Makes the folder if it is not there, takes its lock and registers the {@link Profile} as a service. Returns the open
     * one if that folder is open already.
     *
     * @param folder empty: the default
     * @param server overrides the server of the settings until another one is set or the process ends; empty: as set
     * @throws ProfileInUseException if another process holds the lock
     * @throws ProfileException if the folder cannot be used, or another one is open
     */
    Profile open(Optional<Path> folder, Optional<URI> server);

    /** Takes the service back and lets the lock go. Does nothing if none is open. */
    void close();
}
