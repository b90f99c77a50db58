package org.larder.api.sync;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.larder.api.account.Adoption;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The ways to a remote that are installed, and the one in use. A change of the way takes effect while the program runs; if it
 * leads to the same remote, nothing else changes, else a new epoch begins (everything is pulled, merged, and what the remote
 * lacks is queued). Thread-safe; calls block.
 */
@ProviderType
public interface Transports {

    /** A server over HTTP. */
    String TRPC = "trpc";

    /** A folder that several computers share. */
    String FOLDER = "folder";

    /** Names of those installed, sorted. */
    List<String> installed();

    /** The name of the one that the settings choose, installed or not. */
    String chosen();

    /**
     * Uses a server. Nothing is sent until somebody signs in; an account that the profile belongs to stays.
     *
     * @throws org.larder.api.account.SignInException if the profile belongs to a remote of another kind and {@code adoption} is to ask
     */
    void useServer(Adoption adoption);

    /**
     * Uses a shared folder.
     *
     * @param folder made if it is not there, with what marks it as one of Larder
     * @param passphrase encrypts what is written there; the same on all computers. Empty: whoever can write the folder can
     *        read and change the diary
     * @throws org.larder.api.account.SignInException if the folder cannot be used, the passphrase does not fit, or the profile belongs to another
     *         remote and {@code adoption} is to ask
     */
    void useFolder(Path folder, Optional<String> passphrase, Adoption adoption);
}
