package org.larder.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** One run of the program: the profile is opened when the first command asks for it. Used by one thread. */
final class Session {

    private final Console console;
    private final Opening opening;
    private Optional<Path> folder = Optional.empty();
    private Optional<URI> server = Optional.empty();
    private Optional<Services> services = Optional.empty();
    private boolean batch;

    Session(Console console, Opening opening) {
        this.console = console;
        this.opening = opening;
    }

    Console console() {
        return console;
    }

    /** Which profile will be opened, and with which server. */
    void choose(Optional<Path> profile, Optional<URI> address) {
        folder = profile;
        server = address;
    }

    Services services() {
        if (services.isEmpty()) {
            services = Optional.of(opening.open(folder, server));
        }
        return services.get();
    }

    /** Whether standard input holds the commands of a batch, and nothing else. */
    boolean batch() {
        return batch;
    }

    void beginBatch() {
        batch = true;
    }

    /** The server that was named for this run. */
    Optional<URI> server() {
        return server;
    }
}
