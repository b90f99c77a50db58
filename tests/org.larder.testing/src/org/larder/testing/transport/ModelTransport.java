package org.larder.testing.transport;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.larder.api.account.Authenticator;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
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

/** A way to a {@link ModelServer} whose faults a test chooses. For one device; what was sent is kept. */
public final class ModelTransport implements SyncTransport, Authenticator {

    /** The name of every model server. */
    public static final String REMOTE = "model://server";

    private final ModelServer server;
    private final String remote;
    private final AtomicInteger cancelled = new AtomicInteger();
    private final List<List<FrozenOperation>> pushes = new ArrayList<>();
    private final Deque<List<FrozenOperation>> late = new ArrayDeque<>();
    private BiFunction<String, List<FrozenOperation>, Fault> faults = (call, operations) -> Fault.NONE;
    private Optional<ProbeResult> stranger = Optional.empty();
    private Optional<Session> session;
    private boolean up = true;
    private Runnable beforeAnswer = () -> {};
    private Runnable onCancel = () -> {};
    private UnaryOperator<Outcome> answers = outcome -> outcome;

    /** @param userId whose tokens are there */
    public ModelTransport(ModelServer server, String userId) {
        this(server, userId, REMOTE);
    }

    /** @param remote what the server calls itself */
    public ModelTransport(ModelServer server, String userId, String remote) {
        this.server = server;
        this.remote = remote;
        session = Optional.of(session(userId));
    }

    /** Whether anything answers. */
    public void setUp(boolean reachable) {
        up = reachable;
    }

    /** What answers a probe in the server's place. */
    public void setStranger(Optional<ProbeResult> answer) {
        stranger = answer;
    }

    /** Asked before every call: its name (push, pull, digest) and the operations that it carries. */
    public void setFaults(BiFunction<String, List<FrozenOperation>, Fault> perCall) {
        faults = perCall;
    }

    /** The next calls of that name meet these faults, later ones none. */
    public void fail(String name, Fault... next) {
        var script = new ArrayDeque<>(List.of(next));
        faults = (call, operations) -> {
            Fault fault = call.equals(name) ? script.poll() : Fault.NONE;
            return fault == null ? Fault.NONE : fault;
        };
    }

    /** Runs while a request is under way, after the server has done its work. */
    public void setBeforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** Runs when the device ends its calls. */
    public void setOnCancel(Runnable action) {
        onCancel = action;
    }

    /** What the device reads in the place of an operation's outcome. */
    public void setAnswers(UnaryOperator<Outcome> perOutcome) {
        answers = perOutcome;
    }

    /** All pushes that were sent, whatever became of them. */
    public List<List<FrozenOperation>> pushes() {
        return List.copyOf(pushes);
    }

    public int cancelled() {
        return cancelled.get();
    }

    /** The requests that were late reach the server; nobody hears the answers. */
    public void deliver() {
        while (!late.isEmpty()) {
            server.push(late.remove());
        }
    }

    @Override
    public Optional<String> remote() {
        return Optional.of(remote);
    }

    @Override
    public Optional<String> account() {
        return session.map(Session::userId);
    }

    @Override
    public Limits limits() {
        return server.limits();
    }

    @Override
    public ProbeResult probe() {
        return up ? stranger.orElseGet(server::ping) : new ProbeResult.Unreachable("nothing answers");
    }

    @Override
    public PushResult push(String deviceId, List<FrozenOperation> operations) {
        List<FrozenOperation> sent = List.copyOf(operations);
        pushes.add(sent);
        PushResult result = call("push", sent, () -> server.push(sent));
        return new PushResult(result.outcomes().stream().map(answers).toList(), result.serverTime());
    }

    @Override
    public PullPage pull(Optional<String> cursor, int limit) {
        return call("pull", List.of(), () -> server.pull(cursor, limit));
    }

    @Override
    public RemoteDigest digest(Set<RecordType> types) {
        return call("digest", List.of(), () -> server.digest(types));
    }

    @Override
    public RemoteBuckets buckets(RecordType type, String prefix) {
        return call("buckets", List.of(), () -> server.buckets(type, prefix));
    }

    @Override
    public void cancel() {
        cancelled.incrementAndGet();
        onCancel.run();
    }

    @Override
    public Session register(String email, String password, Optional<String> name) {
        return session(email);
    }

    @Override
    public Session signIn(String email, String password) {
        return session(email);
    }

    @Override
    public void use(Session used) {
        session = Optional.of(used);
    }

    @Override
    public void signOut() {
        session = Optional.empty();
    }

    @Override
    public Optional<Session> current() {
        return session;
    }

    private <T> T call(String name, List<FrozenOperation> operations, Supplier<T> work) {
        if (!up) {
            throw lost();
        }
        Fault fault = faults.apply(name, operations);
        fault.error().ifPresent(error -> {
            throw error;
        });
        if (fault.equals(Fault.LATE_REQUEST)) {
            late.add(operations);
        }
        if (!fault.equals(Fault.NONE) && !fault.equals(Fault.DROP_ANSWER)) {
            throw lost();
        }
        T answer = work.get();
        beforeAnswer.run();
        if (fault.equals(Fault.DROP_ANSWER)) {
            throw lost();
        }
        return answer;
    }

    private static TransportException lost() {
        return new TransportException(RetryClass.TRANSIENT, "the server cannot be reached");
    }

    private static Session session(String userId) {
        return new Session(userId, userId + "@example.org", "access", "refresh", Instant.MAX);
    }
}
