package org.larder.server.admin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.larder.server.account.Passwords;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.config.ServerOptions;
import org.larder.server.jdbc.DerbyBackup;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;

/** {@code larder-server admin}. */
public final class Admin {

    /** What {@code admin --help} prints. */
    public static final String HELP = """
            larder-server admin COMMAND [the flags of larder-server that tell the data folder and the database]

              users                  a line for each account: e-mail, id, since when, whether it is disabled
              disable EMAIL          nobody can use the account any more; its data stay
              enable EMAIL           it can be used again
              sign-out EMAIL         all devices must sign in again (access tokens end within 15 minutes)
              reset-password EMAIL   gives it a new password, which is told, and signs it out
              rotate-keys            a new key signs from now on; what the one before it signed stays good
              new-epoch              after a restore of PostgreSQL: clients send again what the server lost
              backup DIR             copies a Derby database, while the server runs too
              restore DIR            puts that copy back while no server runs; begins a new epoch

            On PostgreSQL the commands work beside running servers. On Derby they go through the server that runs on the
            data folder, or to the database if none does. Exit codes: 0 done, 1 failed, 2 wrong usage.
            """;

    private final Function<DatabaseOptions, ServerStore> opener;
    private final SecureRandom random = new SecureRandom();

    /** @param opener opens a database, or throws what tells why not */
    public Admin(Function<DatabaseOptions, ServerStore> opener) {
        this.opener = opener;
    }

    /**
     * Does a command.
     *
     * @param words those after {@code admin}
     * @throws org.larder.server.config.UsageException if a flag is wrong
     */
    public Outcome run(List<String> words, Map<String, String> environment) {
        if (words.isEmpty() || words.contains("--help")) {
            return words.isEmpty() ? Outcome.usage("a command is missing") : Outcome.done(HELP);
        }
        int flags = (int) words.stream().takeWhile(word -> !word.startsWith("--")).count();
        List<String> command = words.subList(0, flags);
        ServerOptions options = ServerOptions.parse(words.subList(flags, words.size()), environment);
        System.setProperty("derby.stream.error.file", options.data().resolve("derby.log").toString());
        Optional<Path> derby = options.database().derbyFolder();
        if (!command.isEmpty() && command.get(0).equals("restore")) {
            return restore(command, options.data(), derby);
        }
        return derby.flatMap(folder -> AdminSocket.ask(options.data(), absolute(command)))
                .orElseGet(() -> derby.filter(Files::notExists).isPresent()
                        ? Outcome.failed("there is no database " + options.database())
                        : here(command, options.database()));
    }

    private Outcome here(List<String> command, DatabaseOptions database) {
        try (ServerStore store = opener.apply(database)) {
            return new AdminCommands(store, database, new Passwords(random), random).run(command);
        }
    }

    private static Outcome restore(List<String> command, Path data, Optional<Path> derby) {
        if (command.size() != 2) {
            return Outcome.usage("restore needs a folder");
        }
        if (derby.isEmpty()) {
            return Outcome.failed("PostgreSQL is restored with its own tools; then \"larder-server admin new-epoch\"");
        }
        if (AdminSocket.ask(data, List.of()).isPresent() || DerbyBackup.inUse(derby.get())) {
            return Outcome.failed("a server uses " + derby.get() + ": stop it first");
        }
        try {
            Optional<Path> aside = DerbyBackup.restore(Path.of(command.get(1)).toAbsolutePath(), derby.get());
            return Outcome.done("restored, with a new epoch"
                    + aside.map(path -> "; the database before is in " + path).orElse("") + "\n");
        } catch (IOException | ServerStoreException e) {
            return Outcome.failed("cannot restore: " + e.getMessage());
        }
    }

    /** Whoever does it may be in another folder than whoever asks. */
    private static List<String> absolute(List<String> command) {
        return command.size() == 2 && command.get(0).equals("backup")
                ? List.of(command.get(0), Path.of(command.get(1)).toAbsolutePath().toString())
                : command;
    }
}
