package org.larder.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens a profile. */
@FunctionalInterface
interface Opening {

    /**
     * @param folder empty: the default
     * @param server overrides the profile's server; empty: as set
     * @throws org.larder.api.profile.ProfileException if it cannot be opened
     */
    Services open(Optional<Path> folder, Optional<URI> server);
}
