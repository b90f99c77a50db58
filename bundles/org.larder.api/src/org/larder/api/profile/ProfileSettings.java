package org.larder.api.profile;

import java.net.URI;
import java.util.Optional;

/**
 * What {@code profile.json} says beside the ids.
 *
 * @param server base address of the sync server, ending in its mount path; empty: none was named
 * @param binding the account that the profile belongs to; empty: none yet
 * @param engine the storage engine, {@code derby} by default
 * @param generation counts the moves between engines; a database of an older one never becomes active
 * @param transport the name of the transport, {@code trpc} by default; it is the only one there is yet
 * @param paused whether a person paused the sync
 */
public record ProfileSettings(Optional<URI> server, Optional<Binding> binding, String engine, long generation,
        String transport, boolean paused) {

    public static final ProfileSettings DEFAULT = new ProfileSettings(Optional.empty(), Optional.empty(), "derby", 0,
            "trpc", false);

    public ProfileSettings withServer(Optional<URI> address) {
        return new ProfileSettings(address, binding, engine, generation, transport, paused);
    }

    public ProfileSettings withBinding(Optional<Binding> account) {
        return new ProfileSettings(server, account, engine, generation, transport, paused);
    }

    public ProfileSettings withEngine(String name, long newGeneration) {
        return new ProfileSettings(server, binding, name, newGeneration, transport, paused);
    }

    public ProfileSettings withTransport(String name) {
        return new ProfileSettings(server, binding, engine, generation, name, paused);
    }

    public ProfileSettings withPaused(boolean pause) {
        return new ProfileSettings(server, binding, engine, generation, transport, pause);
    }
}
