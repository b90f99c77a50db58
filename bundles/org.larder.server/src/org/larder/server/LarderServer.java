package org.larder.server;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.larder.server.account.AccessTokens;
import org.larder.server.account.AccountProcedures;
import org.larder.server.account.AuthProcedures;
import org.larder.server.account.Passwords;
import org.larder.server.account.ServerKey;
import org.larder.server.account.SignedIn;
import org.larder.server.account.TokenCheck;
import org.larder.server.account.UserRate;
import org.larder.server.changes.ChangeStreams;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;
import org.larder.server.measure.Figures;
import org.larder.server.measure.Health;
import org.larder.server.measure.MeasuredProcedures;
import org.larder.server.records.ConsumptionProcedures;
import org.larder.server.records.GoalProcedures;
import org.larder.server.records.ProductProcedures;
import org.larder.server.records.SyncProcedures;
import org.larder.server.store.Pool;
import org.larder.server.store.ServerStore;
import org.larder.server.web.HealthProcedures;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;
import org.larder.server.web.TrpcHandler;

/** The parts of the server put together, without an HTTP library. Thread-safe. */
public final class LarderServer implements AutoCloseable {

    private final ServerStore store;
    private final ChangeStreams streams;
    private final TrpcHandler handler;
    private final Set<String> procedures;
    private final Figures figures;
    private final Health health;
    private final Housekeeping housekeeping;

    private LarderServer(ServerStore store, ChangeStreams streams, List<? extends ProcedureFamily> families,
            Figures figures, InstantSource clock) {
        this.store = store;
        this.streams = streams;
        housekeeping = new Housekeeping(store, clock);
        this.figures = figures;
        health = new Health(store::answers);
        pool("active", Pool::active);
        pool("idle", Pool::idle);
        figures.gauge("larder.pool.waiting", "Transactions that wait for a connection", () -> store.pool().waiting());
        figures.gauge("larder.streams", "Open streams of changes", streams::open);
        handler = new TrpcHandler(families.stream().map(each -> new MeasuredProcedures(each, figures)).toList(),
                Set.of(ChangeStreams.PATH));
        procedures = Stream.concat(families.stream().flatMap(each -> each.procedures().stream()).map(Procedure::path),
                Stream.of(ChangeStreams.PATH)).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Opens the data, or makes them.
     *
     * @param joining procedures that are added to those of the contract
     * @throws StartException if the folders cannot be used
     */
    @SuppressWarnings("resource")
    public static LarderServer open(ServerOptions options, Passwords passwords, SecureRandom random,
            InstantSource clock, List<? extends JoiningProcedures> joining) {
        ServerStore store = DatabaseStart.open(options.database());
        var key = new ServerKey(store::keys);
        var tokens = new AccessTokens(key, clock);
        var check = new TokenCheck(List.of(tokens), clock);
        var signedIn = new SignedIn(check, new UserRate(options.load().requestsPerMinute(), clock));
        List<ProcedureFamily> families = new ArrayList<>(List.of(new HealthProcedures(store::epoch, clock),
                new AuthProcedures(store.accounts(), passwords, key, tokens, signedIn, clock),
                new AccountProcedures(store.accounts(), passwords, key, tokens, signedIn, clock),
                new SyncProcedures(store, signedIn, clock), new ProductProcedures(store, signedIn, clock),
                new ConsumptionProcedures(store, signedIn, clock), new GoalProcedures(store, signedIn, clock)));
        var parts = new JoiningProcedures.Parts(tokens, signedIn, clock);
        joining.forEach(each -> families.add(each.join(parts)));
        return new LarderServer(store, new ChangeStreams(store, check, options.load().streams(), clock), families,
                new Figures(), clock);
    }

    /** For the commands of those who run the server. */
    public ServerStore store() {
        return store;
    }

    private void pool(String state, ToIntFunction<Pool> figure) {
        figures.gauge("larder.pool.connections", "Connections to the database",
                () -> figure.applyAsInt(store.pool()), "state", state);
    }

    /** What is to be shown at an address. */
    public HttpFront.Content content() {
        return new HttpFront.Content(TrpcServlet.MOUNT, new TrpcServlet(handler, streams), procedures, health, figures);
    }

    /** How many streams of changes are open. */
    public int streams() {
        return streams.open();
    }

    /** Tells those who ask that no more calls should come, and ends the streams in order. */
    public void end() {
        health.end();
        streams.close();
    }

    @Override
    public void close() {
        streams.close();
        housekeeping.close();
        store.close();
        figures.close();
    }
}
