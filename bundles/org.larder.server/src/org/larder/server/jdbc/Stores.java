package org.larder.server.jdbc;

import java.nio.file.Path;
import java.util.Optional;

import org.larder.server.store.ServerStore;

/** Opens the store that an address names. */
public final class Stores {

    private static final String DERBY = "jdbc:derby:";

    private Stores() {
    }

    /**
     * Opens the database and brings it up to date; a Derby database is made if its folder is not there.
     *
     * @param url {@code jdbc:derby:FOLDER} or {@code jdbc:postgresql:...}
     * @param connections that are used at most
     * @throws org.larder.server.store.ServerStoreException if it cannot be opened: another process has it, it is damaged or away
     * @throws StoreTooNewException if a newer server wrote it
     */
    public static ServerStore open(String url, Optional<String> user, Optional<String> password, int connections) {
        Engine engine = url.startsWith(DERBY)
                ? new DerbyEngine(Path.of(url.substring(DERBY.length())))
                : new PostgresEngine(url, user, password);
        return new JdbcServerStore(engine, connections);
    }
}
