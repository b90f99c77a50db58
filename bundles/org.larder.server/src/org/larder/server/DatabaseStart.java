package org.larder.server;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.jdbc.StoreTooNewException;
import org.larder.server.jdbc.Stores;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;

/** Opens the database, and says what to do when that fails. */
public final class DatabaseStart {

    private static final String USED_BY_ANOTHER = "XSDB6";

    private DatabaseStart() {
    }

    /** @throws StartException if the database cannot be used */
    public static ServerStore open(DatabaseOptions options) {
        try {
            if (options.derbyFolder().isPresent()) {
                folder(options.derbyFolder().get());
            }
            return Stores.open(options.url(), options.user(), options.password(), options.connections());
        } catch (ServerStoreException e) {
            throw new StartException("the database " + options + " cannot be opened: " + advice(options, e), e);
        } catch (StoreTooNewException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static void folder(Path database) {
        Path folder = database.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException("it cannot be written");
            }
        } catch (IOException e) {
            throw new StartException("the folder " + folder + " cannot be used (" + e.getMessage()
                    + "): make it writable, or choose another with --data", e);
        }
    }

    private static String advice(DatabaseOptions options, Exception failure) {
        Throwable cause = failure;
        while (next(cause) instanceof Throwable inner) {
            cause = inner;
            if (inner instanceof SQLException sql && USED_BY_ANOTHER.equals(sql.getSQLState())) {
                return "another server uses it; stop that one, or choose another folder with --data";
            }
        }
        return cause.getMessage() + (options.derbyFolder().isPresent()
                ? "; make the folder writable, put a backup back, or choose another with --data"
                : "; start the database, or correct --db, its user and its password");
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof SQLException sql && sql.getNextException() instanceof SQLException next
                ? next
                : failure.getCause();
    }
}
