package org.larder.transport.trpc;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.profile.Profile;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the profile's settings, over tRPC and HTTP. Thread-safe. */
@Component(property = SyncTransport.NAME + "=trpc")
public final class TrpcTransport implements SyncTransport, Authenticator {

    private static final Logger LOG = LoggerFactory.getLogger(TrpcTransport.class);

    private final Profile profile;
    private final InstantSource clock;
    private final ProxyRoutes routes = new ProxyRoutes();
    private final HttpWire wire;
    private final Caller caller;
    private final Surveyor surveyor;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Dialect procedures;
    private final Dialect records;
    private final AtomicReference<Leash> leash = new AtomicReference<>(new Leash());

    @Activate
    public TrpcTransport(@Reference Profile profile) {
        this(profile, InstantSource.system());
    }

    public TrpcTransport(Profile profile, InstantSource clock) {
        this(profile, clock, Bounds.CALL, Bounds.PROBE, SystemTrust.here());
    }

    TrpcTransport(Profile profile, InstantSource clock, Bounds calls, Bounds probes, SystemTrust trust) {
        this.profile = profile;
        this.clock = clock;
        wire = new HttpWire(routes, trust);
        caller = new Caller(wire, calls);
        surveyor = new Surveyor(new Pings(wire, probes, clock), new Caller(wire, probes));
        sessions = new Sessions(profile.secrets(), caller, clock);
        signIn = new SignIn(caller, sessions);
        procedures = new SyncProcedures(clock);
        records = new SingleRecords(clock, this::limits);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setProxies(Proxies proxies) {
        routes.set(proxies);
    }

    void unsetProxies(Proxies proxies) {
        routes.unset(proxies);
    }

    @Override
    public Optional<String> remote() {
        return server().map(ServerAddress::text);
    }

    @Override
    public Optional<String> account() {
        return current().map(Session::userId);
    }

    @Override
    public boolean signedIn() {
        return account().isPresent();
    }

    @Override
    public ProbeResult probe() {
        Optional<URI> address = profile.settings().server();
        if (address.isEmpty()) {
            return new ProbeResult.NotConfigured();
        }
        return ServerAddress.fault(address.get()).<ProbeResult>map(ProbeResult.Incompatible::new)
                .orElseGet(() -> surveyor.probe(ServerAddress.of(address.get())));
    }

    @Override
    public Limits limits() {
        return known().map(Known::limits).orElse(Limits.DEFAULT);
    }

    @Override
    public boolean listsOnly() {
        return known().map(Known::lists).orElse(false);
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        return dialect().push(calls(leash.get()), deviceId, operations);
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        return dialect().pull(calls(leash.get()), cursor, limit);
    }

    @Override
    public List<RemoteRecord> recent(Instant since) {
        return names("crud") ? new Recent(calls(leash.get()), limits()).since(since, clock.instant()) : List.of();
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        requireHashes();
        return Hashes.digest(calls(leash.get()).call(Hashes.request(types), 0), types);
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        requireHashes();
        return Hashes.buckets(calls(leash.get()).call(Hashes.request(type, prefix), 0));
    }

    @Override
    public Optional<Following> follow(Optional<String> cursor, Follower follower) {
        if (!names("sse") || listsOnly()) {
            return Optional.empty();
        }
        var stream = new ChangeStream(calls(new Leash()), wire, cursor, follower);
        stream.start();
        return Optional.of(stream);
    }

    @Override
    public void cancel() {
        wire.cut(leash.getAndSet(new Leash()));
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

    /** Ends running calls and streams, and closes all connections. */
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

    private Optional<Known> known() {
        return server().flatMap(surveyor::known);
    }

    private boolean names(String feature) {
        return known().filter(known -> known.names(feature)).isPresent();
    }

    /** Not every server has them; only one that says so is asked, or one that was not heard yet. */
    private void requireHashes() {
        if (listsOnly() || known().filter(known -> !known.names("digest")).isPresent()) {
            throw new TransportException(RetryClass.DEAD, "this server has no hashes to compare");
        }
    }

    private Dialect dialect() {
        return listsOnly() ? records : procedures;
    }

    private SignedCalls calls(Leash held) {
        return new SignedCalls(required(), sessions, caller, held);
    }

    /** The server, if one of the contract answers. */
    private ServerAddress reached() {
        SignIn.require(probe());
        return required();
    }
}
