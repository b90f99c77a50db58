package org.larder.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code larder}: what every command takes. */
@Command(name = "larder", description = "Your diary of what you eat, without a window. Everything works offline.",
        footer = {"",
                "Exit codes: 0 done, 1 failed (the reason stands on standard error), 2 wrong usage, 3 profile in use."})
final class GlobalOptions {

    @Option(names = "--profile", paramLabel = "DIR", scope = ScopeType.INHERIT,
            description = "The profile's folder; default: the person's own.")
    private Optional<Path> profile = Optional.empty();

    @Option(names = "--server", paramLabel = "URL", scope = ScopeType.INHERIT,
            description = "The sync server, such as http://127.0.0.1:4300/trpc; remembered by account register and login.")
    private Optional<URI> server = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "Answer in JSON.")
    private boolean json;

    Optional<Path> profile() {
        return profile;
    }

    Optional<URI> server() {
        return server;
    }

    boolean json() {
        return json;
    }
}
