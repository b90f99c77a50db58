package org.larder.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.server.account.AccessTokens;
import org.larder.server.account.AuthProcedures;
import org.larder.server.account.Passwords;
import org.larder.server.account.ServerKey;
import org.larder.server.account.SignedIn;
import org.larder.server.config.ServerOptions;
import org.larder.server.jdbc.DerbyServerStore;
import org.larder.server.jdbc.StoreTooNewException;
import org.larder.server.records.ConsumptionProcedures;
import org.larder.server.records.GoalProcedures;
import org.larder.server.records.ProductProcedures;
import org.larder.server.records.SyncProcedures;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.web.HealthProcedures;
import org.larder.server.web.TrpcHandler;

/** The parts of the server put together, without an HTTP library. Thread-safe. */
public final class LarderServer implements AutoCloseable {

    private static final String USED_BY_ANOTHER = "XSDB6";

    private final ServerStore store;
    private final TrpcHandler handler;

    private LarderServer(ServerStore store, TrpcHandler handler) {
        this.store = store;
        this.handler = handler;
    }

    /**
     * Opens the data, or makes them.
     *
     * @throws StartException if the folders cannot be used
     */
    @SuppressWarnings("resource")
    public static LarderServer open(ServerOptions options, Passwords passwords, SecureRandom random,
            InstantSource clock) {
        ServerKey key = key(options.data(), random);
        ServerStore store = store(options.database().derbyFolder().orElseThrow(
                () -> new StartException("only Derby is known as a database: " + options.database())));
        var tokens = new AccessTokens(key, clock);
        var signedIn = new SignedIn(tokens);
        return new LarderServer(store,
                new TrpcHandler(List.of(new HealthProcedures(store.epoch(), clock),
                        new AuthProcedures(store, passwords, key, tokens, clock),
                        new SyncProcedures(store, signedIn, clock), new ProductProcedures(store, signedIn, clock),
                        new ConsumptionProcedures(store, signedIn, clock),
                        new GoalProcedures(store, signedIn, clock))));
    }

    public TrpcHandler handler() {
        return handler;
    }

    @Override
    public void close() {
        store.close();
    }

    private static ServerKey key(Path data, SecureRandom random) {
        try {
            Files.createDirectories(data);
            return ServerKey.at(data.resolve("server.key"), random);
        } catch (IOException e) {
            throw new StartException("the folder " + data + " cannot be used (" + e.getMessage()
                    + "): make it writable, or choose another with --data", e);
        }
    }

    private static ServerStore store(Path folder) {
        try {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            return new DerbyServerStore(folder);
        } catch (IOException | ServerStoreException e) {
            throw new StartException("the database in " + folder + " cannot be opened: " + advice(e), e);
        } catch (StoreTooNewException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String advice(Exception failure) {
        Throwable cause = failure;
        while (next(cause) instanceof Throwable inner) {
            cause = inner;
            if (inner instanceof SQLException sql && USED_BY_ANOTHER.equals(sql.getSQLState())) {
                return "another server uses it; stop that one, or choose another folder with --data";
            }
        }
        return cause.getMessage() + "; make the folder writable, put a backup back, or choose another with --data";
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof SQLException sql && sql.getNextException() instanceof SQLException next
                ? next
                : failure.getCause();
    }
}
