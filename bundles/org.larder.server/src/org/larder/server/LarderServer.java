package org.larder.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

import org.larder.server.account.AccessTokens;
import org.larder.server.account.AuthProcedures;
import org.larder.server.account.Passwords;
import org.larder.server.account.ServerKey;
import org.larder.server.account.SignedIn;
import org.larder.server.config.ServerOptions;
import org.larder.server.records.ConsumptionProcedures;
import org.larder.server.records.GoalProcedures;
import org.larder.server.records.ProductProcedures;
import org.larder.server.records.SyncProcedures;
import org.larder.server.store.ServerStore;
import org.larder.server.web.HealthProcedures;
import org.larder.server.web.TrpcHandler;

/** The parts of the server put together, without an HTTP library. Thread-safe. */
public final class LarderServer implements AutoCloseable {

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
        ServerStore store = DatabaseStart.open(options.database());
        var key = new ServerKey(store::keys);
        var tokens = new AccessTokens(key, clock);
        var signedIn = new SignedIn(tokens);
        return new LarderServer(store,
                new TrpcHandler(List.of(new HealthProcedures(store::epoch, clock),
                        new AuthProcedures(store.accounts(), passwords, key, tokens, clock),
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
}
