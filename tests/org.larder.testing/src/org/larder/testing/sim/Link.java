package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.transport.Limits;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.PushResult;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.SyncTransport;
import org.larder.api.transport.TransportException;

/** A machine's way to the cloud, through the weather. Its tokens outlast the program. Used with the turn. */
final class Link implements SyncTransport, Authenticator {

    static final String REMOTE = "cloud";

    private final Machine machine;
    private final Cloud cloud;
    private final Wire wire;
    private Optional<Token> token = Optional.empty();
    private Limits limits = Limits.DEFAULT;
    private boolean streaming;
    private boolean recent;

    Link(Machine machine, Cloud cloud, Wire wire) {
        this.machine = machine;
        this.cloud = cloud;
        this.wire = wire;
    }

    /** Whether the cloud tells of changes by a stream. */
    void setStreaming(boolean tells) {
        streaming = tells;
    }

    /** Whether what is recent can be had before the rest. */
    void setRecent(boolean first) {
        recent = first;
    }

    /** The server does not know the tokens any more. */
    void revoke() {
        token = token.map(each -> new Token(each.user(), -1, Long.MIN_VALUE));
    }

    /** Whether the server knows the tokens. */
    boolean revoked() {
        return token.filter(each -> each.number() < 0).isPresent();
    }

    /** Tokens of whomever. */
    void useTokenOf(String user) {
        token = Optional.of(cloud.token(user));
    }

    /** Calls but for probes. */
    long calls() {
        return wire.calls();
    }

    @Override
    public Optional<String> remote() {
        return Optional.of(REMOTE);
    }

    @Override
    public Optional<String> account() {
        return token.map(Token::user);
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public ProbeResult probe() {
        if (machine.weather().unplugged) {
            return new ProbeResult.NoNetwork("no network");
        }
        try {
            return wire.call(Wire.Kind.PROBE, "probe", this::ping);
        } catch (TransportException e) {
            return e.retryClass() == RetryClass.PROTOCOL
                    ? new ProbeResult.NotThisContract("a web page answers")
                    : new ProbeResult.Unreachable(String.valueOf(e.getMessage()));
        }
    }

    private ProbeResult ping() {
        limits = cloud.limits();
        Duration offset = Duration.between(machine.clock().instant(), cloud.now());
        Set<String> features = cloud.listsOnly() ? Set.of("batch", "crud") : Set.of("batch", "crud", "digest");
        return new ProbeResult.Valid(features, "e", limits, offset);
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        List<FrozenOperation> sent = List.copyOf(operations);
        PushResult result = cloud.listsOnly() ? new Waves(this::send, limits).run(sent, cloud::now) : send(sent);
        return machine.weather().torn > 0 ? torn(result) : result;
    }

    private PushResult send(List<FrozenOperation> operations) {
        return asking("push " + operations.size(), user -> cloud.push(machine.name(), user, operations));
    }

    /** A part of the answer is missing, as of a batch of calls. */
    private PushResult torn(PushResult result) {
        List<Outcome> outcomes = new ArrayList<>(result.outcomes());
        for (int i = 0; i < outcomes.size(); i++) {
            if (machine.chance().happens(machine.weather().torn)) {
                outcomes.set(i, new Outcome.Unanswered(outcomes.get(i).opId(),
                        new TransportException(RetryClass.TRANSIENT, "no answer for this one")));
            }
        }
        return new PushResult(outcomes, result.serverTime());
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        PullPage page = asking("pull",
                user -> cloud.listsOnly() ? lists(user).page(cursor, limit) : cloud.account(user).pull(cursor, limit));
        machine.pulled(page.changes().size());
        return page;
    }

    @Override
    public boolean listsOnly() {
        return cloud.listsOnly();
    }

    @Override
    public List<RemoteRecord> recent(Instant since) {
        return recent ? asking("recent", user -> lists(user).since(since)) : List.of();
    }

    private Lists lists(String user) {
        return new Lists(cloud.account(user).records(), cloud.now());
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return asking("digest", user -> cloud.account(user).digest(types));
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return asking("buckets " + type.wire() + " " + prefix, user -> cloud.account(user).buckets(type, prefix));
    }

    @Override
    @SuppressWarnings("resource")
    public Optional<Following> follow(Optional<String> cursor, Follower follower) {
        if (!streaming) {
            return Optional.empty();
        }
        asking("follow", user -> user);
        return Optional.of(new Stream(machine, cloud, follower));
    }

    @Override
    public void cancel() {
        wire.cancel();
    }

    /** Asks in the name of the user; renews the token once if need be. */
    private <T> T asking(String what, Function<String, T> work) {
        Token mine = token.orElseThrow(() -> new TransportException(RetryClass.AUTH, "signed out"));
        try {
            return with(mine, what, work);
        } catch (TransportException e) {
            if (e.retryClass() != RetryClass.AUTH || !token.equals(Optional.of(mine))) {
                throw e;
            }
            renew();
            return with(token.orElseThrow(() -> e), what, work);
        }
    }

    private <T> T with(Token mine, String what, Function<String, T> work) {
        return wire.call(Wire.Kind.CALL, what, () -> {
            if (mine.expires() < machine.universe().now()) {
                throw new TransportException(RetryClass.AUTH, "TOKEN_EXPIRED");
            }
            return work.apply(mine.user());
        });
    }

    private void renew() {
        Token old = token.orElseThrow();
        try {
            Token renewed = wire.call(Wire.Kind.CALL, "refresh", () -> {
                if (old.number() < 0) {
                    throw new TransportException(RetryClass.AUTH, "REFRESH_INVALID");
                }
                return cloud.token(old.user());
            });
            token = token.map(now -> now == old ? renewed : now);
        } catch (TransportException e) {
            if (e.retryClass() == RetryClass.AUTH) {
                token = token.filter(now -> now != old);
            }
            throw e;
        }
    }

    @Override
    public Session register(String email, String password, Optional<String> name) {
        return signIn(email, password);
    }

    @Override
    public Session signIn(String email, String password) {
        return wire.call(Wire.Kind.CALL, "sign in", () -> new Session(email, email, "access", "refresh", Instant.MAX));
    }

    @Override
    public void use(Session session) {
        token = Optional.of(cloud.token(session.userId()));
    }

    @Override
    public void signOut() {
        token = Optional.empty();
    }

    @Override
    public Optional<Session> current() {
        return token.map(each -> new Session(each.user(), each.user(), "access", "refresh", Instant.MAX));
    }
}
