package org.larder.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.account.Adoption;
import org.larder.api.account.SignInException;
import org.larder.api.sync.Transports;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code larder transport use}. */
@Command(name = "use", description = "Changes the way; it takes effect at once.")
final class UseTransportCommands {

    /** What goes with a folder without a passphrase. */
    static final String OPEN = "There is no passphrase: whoever can write the folder can read and change the diary.";
    private static final int LONGEST = 4096;

    private final Session session;

    UseTransportCommands(Session session) {
        this.session = session;
    }

    @Command(description = "Uses a server; 'account login' names it and signs in.")
    Answer server(@Mixin Adopting adopting) {
        use(transports -> transports.useServer(adopting.adoption()));
        return TransportCommands.form(session.services());
    }

    @Command(description = "Uses a folder that several computers share, without any server.")
    Answer folder(@Parameters(paramLabel = "DIR", description = "The folder; made if it is not there.") Path folder,
            @ArgGroup @Nullable Protection protection, @Mixin Adopting adopting) {
        Optional<Path> file = protection == null ? Optional.empty() : protection.file;
        Optional<String> passphrase = file.map(UseTransportCommands::firstLine);
        use(transports -> transports.useFolder(folder, passphrase, adopting.adoption()));
        Answer now = TransportCommands.form(session.services());
        ObjectNode json = now.json().deepCopy();
        json.put("encrypted", passphrase.isPresent());
        Forms.put(json, "warning", Optional.of(OPEN).filter(warning -> passphrase.isEmpty()));
        return new Answer(json, now.text() + (passphrase.isPresent() ? "\nWhat is written there is encrypted."
                : "\n" + OPEN));
    }

    private void use(Consumer<Transports> change) {
        try {
            change.accept(session.services().transports());
        } catch (SignInException e) {
            throw new CommandFailedException(e.getMessage() + switch (e.reason()) {
                case LOCAL_DATA, OTHER_ACCOUNT -> " (--adopt says so, --profile chooses another profile.)";
                case WRONG_PASSWORD -> " (--passphrase-file FILE gives the passphrase.)";
                default -> "";
            });
        }
    }

    private static String firstLine(Path file) {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).lines().findFirst().map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .orElseThrow(() -> new CommandFailedException("The first line of " + file
                            + " is empty; it must be the passphrase."));
        } catch (IOException e) {
            throw new CommandFailedException("The passphrase cannot be read from " + file + ": " + e.getMessage());
        }
    }

    /** How the folder is protected. */
    static final class Protection {

        @Option(names = "--passphrase-file", paramLabel = "FILE",
                description = "The passphrase is the first line of this file; the same on all computers.")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--no-passphrase",
                description = "Nothing is encrypted: whoever can write the folder can read and change the diary."
                        + " The default.")
        private boolean none;
    }

    /** What becomes of records that are here. */
    static final class Adopting {

        @Option(names = "--adopt", description = "Bring together what is here and what is there.")
        private boolean adopt;

        Adoption adoption() {
            return adopt ? Adoption.ADOPT : Adoption.ASK;
        }
    }
}
