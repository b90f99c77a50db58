package org.larder.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the records are kept.
 *
 * @param url {@code jdbc:derby:FOLDER}, absolute, or {@code jdbc:postgresql:...}
 * @param connections at most so many at a time
 */
public record DatabaseOptions(String url, Optional<String> user, Optional<String> password, int connections) {

    private static final String DERBY = "jdbc:derby:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String FORM = "jdbc:derby:FOLDER or jdbc:postgresql://HOST/NAME";

    static DatabaseOptions of(Configuration configuration, Path data) {
        return new DatabaseOptions(url(configuration, data), configuration.optional(Setting.DB_USER),
                password(configuration), configuration.number(Setting.DB_CONNECTIONS, 1, 500));
    }

    /** The folder of a Derby database; empty if it is another engine. */
    public Optional<Path> derbyFolder() {
        return url.startsWith(DERBY) ? Optional.of(Path.of(url.substring(DERBY.length()))) : Optional.empty();
    }

    /** For messages: without secrets. */
    @Override
    public String toString() {
        return Secrets.masked(url);
    }

    private static String url(Configuration configuration, Path data) {
        String url = configuration.text(Setting.DB_URL);
        if (url.isEmpty()) {
            return DERBY + data.resolve("derby");
        }
        return url.startsWith(POSTGRESQL) && url.length() > POSTGRESQL.length()
                ? url
                : configuration.parsed(Setting.DB_URL, FORM, DatabaseOptions::derby);
    }

    private static Optional<String> derby(String url) {
        String folder = url.startsWith(DERBY) ? url.substring(DERBY.length()) : "";
        boolean wrong = folder.isEmpty() || folder.contains(";") || folder.startsWith("//")
                || folder.startsWith("memory:");
        return wrong ? Optional.empty() : Optional.of(DERBY + Path.of(folder).toAbsolutePath());
    }

    private static Optional<String> password(Configuration configuration) {
        Optional<String> file = configuration.optional(Setting.DB_PASSWORD_FILE);
        Optional<String> password = configuration.optional(Setting.DB_PASSWORD);
        if (file.isEmpty() || password.isPresent()) {
            return password;
        }
        try {
            return Optional.of(Files.readString(configuration.path(Setting.DB_PASSWORD_FILE)).strip());
        } catch (IOException e) {
            throw new UsageException(configuration.named(Setting.DB_PASSWORD_FILE) + ": " + file.get()
                    + " cannot be read: " + e.getMessage());
        }
    }
}
