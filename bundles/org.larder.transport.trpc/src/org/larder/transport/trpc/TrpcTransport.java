package org.larder.transport.trpc;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.profile.Profile;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the profile's settings, over tRPC and HTTP. Thread-safe. */
@Component(property = SyncTransport.NAME + "=trpc")
public final class TrpcTransport implements SyncTransport, Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(TrpcTransport.class);

    private final Profile profile;
    private final InstantSource clock;
    private final HttpWire wire = new HttpWire();
    private final Caller caller = new Caller(wire);
    private final Pings pings;
    private final Sessions sessions;
    private final SignIn signIn;
    private final AtomicReference<Limits> limits = new AtomicReference<>(Limits.DEFAULT);

    @Activate
    public TrpcTransport(@Reference Profile profile) {
        this(profile, InstantSource.system());
    }

    public TrpcTransport(Profile profile, InstantSource clock) {
        this.profile = profile;
        this.clock = clock;
        pings = new Pings(wire, clock);
        sessions = new Sessions(profile.secrets(), caller, clock);
        signIn = new SignIn(caller, sessions);
    }

    @Override
    public Optional<String> remote() {
        return server().map(ServerAddress::text);
    }

    @Override
    public boolean signedIn() {
        return current().isPresent();
    }

    @Override
    public ProbeResult probe() {
        Optional<URI> address = profile.settings().server();
        if (address.isEmpty()) {
            return new ProbeResult.NotConfigured();
        }
        ProbeResult found = ServerAddress.fault(address.get()).<ProbeResult>map(ProbeResult.Incompatible::new)
                .orElseGet(() -> pings.ping(ServerAddress.of(address.get())));
        if (found instanceof ProbeResult.Valid valid) {
            limits.set(valid.limits());
        }
        return found;
    }

    @Override
    public Limits limits() {
        return limits.get();
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        JsonNode data = authorized(Pushes.request(deviceId, operations), operations.size());
        return Pushes.result(data, operations, clock.instant());
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        return Pulls.page(authorized(Pulls.request(cursor, limit), 0), clock.instant());
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return Pulls.digest(authorized(Pulls.digestRequest(types), 0), types);
    }

    @Override
    public void cancel() {
        wire.cancel();
    }

    @Override
    public Session register(String email, String password, Optional<String> name) {
        return signIn.register(reached(), email, password, name);
    }

    @Override
    public Session signIn(String email, String password) {
        return signIn.signIn(reached(), email, password);
    }

    @Override
    public void use(Session session) {
        sessions.store(required(), session);
    }

    @Override
    public void signOut() {
        Optional<Session> gone = current();
        sessions.forget();
        try {
            gone.ifPresent(session -> signIn.signOut(required(), session));
        } catch (TransportException e) {
            LOG.info("signed out here; the server could not be told: {}", e.getMessage());
        }
    }

    @Override
    public Optional<Session> current() {
        return server().flatMap(sessions::current);
    }

    /** Ends running calls and closes all connections. */
    @Deactivate
    public void close() {
        wire.close();
    }

    private Optional<ServerAddress> server() {
        return profile.settings().server().filter(uri -> ServerAddress.fault(uri).isEmpty()).map(ServerAddress::of);
    }

    private ServerAddress required() {
        return server().orElseThrow(() -> new TransportException(RetryClass.PROTOCOL, "no server is set"));
    }

    /** The server, if one of the contract answers. */
    private ServerAddress reached() {
        SignIn.require(probe());
        return required();
    }

    /** A call with the access token, repeated once with another one if the server did not take it. */
    private JsonNode authorized(TrpcRequest request, int operations) {
        ServerAddress server = required();
        Session session = sessions.fresh(server);
        TrpcResult result = caller.call(server, request, Optional.of(session.accessToken()));
        if (result instanceof TrpcResult.Failure failure && failure.httpStatus() == 401) {
            Session renewed = sessions.renewed(server, session);
            result = caller.call(server, request, Optional.of(renewed.accessToken()));
            if (result instanceof TrpcResult.Failure again && again.httpStatus() == 401) {
                sessions.refuse(renewed);
            }
        }
        return Caller.data(result, operations);
    }
}
