package org.larder.cli;

import java.io.IOException;
import java.util.Optional;

/** Where a password comes from: standard input if asked for, the environment, or a person. Never the command line. */
final class Passwords {

    static final String VARIABLE = "LARDER_PASSWORD";

    private Passwords() {
    }

    static String find(Session session, boolean fromInput) {
        Console console = session.console();
        if (fromInput && session.batch()) {
            throw new WrongUsageException("--password-stdin cannot be said in a batch, set " + VARIABLE);
        }
        if (fromInput) {
            return firstLine(console);
        }
        return console.environment()
                .apply(VARIABLE)
                .or(console.password())
                .orElseThrow(() -> new CommandFailedException(
                        "No password: set " + VARIABLE + ", give it by --password-stdin, or run this at a terminal."));
    }

    private static String firstLine(Console console) {
        try {
            return console.firstLine()
                    .orElseThrow(() -> new CommandFailedException("No password: standard input is empty."));
        } catch (IOException e) {
            throw new CommandFailedException("The password cannot be read from standard input: " + e.getMessage());
        }
    }

    /** Asks at the terminal, if there is one. */
    static Optional<String> ask() {
        return Optional.ofNullable(System.console())
                .flatMap(terminal -> Optional.ofNullable(terminal.readPassword("Password: ")))
                .map(String::new);
    }
}
