package org.larder.api.profile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code profile.json} says beside the ids.
 *
 * @param server base address of the sync server, ending in its mount path; empty: none was named
 * @param binding the account that the profile belongs to; empty: none yet
 * @param engine the storage engine, {@code derby} by default
 * @param generation counts the moves between databases; one of an older generation never becomes active
 * @param begun whether there was a database once: one that is not there is missed then, and not made
 * @param encrypted whether the database of this generation is encrypted, with the key among the secrets
 * @param transport the name of the transport in use: {@code trpc} (a server, the default) or {@code folder}
 * @param folder the shared folder, absolute, for the transport of that name; empty: none was named
 * @param paused whether a person paused the sync
 */
public record ProfileSettings(Optional<URI> server, Optional<Binding> binding, String engine, long generation,
        boolean begun, boolean encrypted, String transport, Optional<Path> folder, boolean paused) {

    public static final ProfileSettings DEFAULT = new ProfileSettings(Optional.empty(), Optional.empty(), "derby", 0,
            false, false, "trpc", Optional.empty(), false);

    public ProfileSettings withServer(Optional<URI> address) {
        return new ProfileSettings(address, binding, engine, generation, begun, encrypted, transport, folder, paused);
    }

    public ProfileSettings withBinding(Optional<Binding> account) {
        return new ProfileSettings(server, account, engine, generation, begun, encrypted, transport, folder, paused);
    }

    /** Another database: the settings' commit point of a move. */
    public ProfileSettings withStore(String name, long newGeneration, boolean nowEncrypted) {
        return new ProfileSettings(server, binding, name, newGeneration, begun, nowEncrypted, transport, folder,
                paused);
    }

    /** A database is there. */
    public ProfileSettings withDatabase() {
        return new ProfileSettings(server, binding, engine, generation, true, encrypted, transport, folder, paused);
    }

    public ProfileSettings withTransport(String name) {
        return new ProfileSettings(server, binding, engine, generation, begun, encrypted, name, folder, paused);
    }

    public ProfileSettings withFolder(Optional<Path> shared) {
        return new ProfileSettings(server, binding, engine, generation, begun, encrypted, transport, shared, paused);
    }

    public ProfileSettings withPaused(boolean pause) {
        return new ProfileSettings(server, binding, engine, generation, begun, encrypted, transport, folder, pause);
    }
}
