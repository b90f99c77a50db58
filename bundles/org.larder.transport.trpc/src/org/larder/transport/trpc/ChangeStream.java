package org.larder.transport.trpc;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.account.Session;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;
import org.larder.transport.trpc.EventReader.Event;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcJson;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code sync.changes} (section 8 of the contract) on a thread of its own: tells that something changed, not what. When the
 * access token runs out the stream goes on with another one, where it was.
 */
final class ChangeStream implements Following, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    /** The longest silence that a server may announce bounds what one read may wait. */
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(35), Duration.ofMinutes(10), 1 << 16);
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    private final SignedCalls calls;
    private final HttpWire wire;
    private final Follower follower;
    private final AtomicBoolean over = new AtomicBoolean();
    private Optional<String> place;
    /** Whether the server took the token and went on for a while. */
    private boolean lived;
    private Optional<TrpcResult> end = Optional.empty();

    /** @param cursor tells of changes after it */
    ChangeStream(SignedCalls calls, HttpWire wire, Optional<String> cursor, Follower follower) {
        this.calls = calls;
        this.wire = wire;
        this.follower = follower;
        place = cursor;
    }

    void start() {
        Thread.ofPlatform().daemon().name("larder-changes").start(this);
    }

    @Override
    public void run() {
        Optional<TransportException> why;
        try {
            why = follow();
        } catch (TransportException e) {
            why = Optional.of(e);
        } catch (RuntimeException e) {
            LOG.warn("the stream of changes ended", e);
            why = Optional.of(Caller.unusable("the stream of changes cannot be read"));
        }
        if (!over.getAndSet(true)) {
            follower.ended(why);
        }
    }

    @Override
    public void close() {
        over.set(true);
        wire.cut(calls.leash());
    }

    /** Until the server ends it; why it did. */
    private Optional<TransportException> follow() {
        Session session = calls.sessions().fresh(calls.server(), calls.leash());
        boolean another = false;
        while (true) {
            TrpcResult said = open(session);
            if (!(said instanceof Failure failure)) {
                return Optional.empty();
            }
            if (!SignedCalls.unauthorized(failure)) {
                return Optional.of(Caller.exception(failure, 0));
            }
            if (another && !lived) {
                calls.sessions().refuse(session);
                return Optional.of(Caller.exception(failure, 0));
            }
            session = calls.sessions().renewed(calls.server(), session, calls.leash());
            another = true;
        }
    }

    /** What the server said at the end; no failure if it ended the stream in order. */
    private TrpcResult open(Session session) {
        lived = false;
        end = Optional.empty();
        try {
            Optional<HttpWire.Answer> instead = wire.stream(calls.server(), request(),
                    Optional.of(session.accessToken()), BOUNDS, calls.leash(), this::read);
            return instead.map(Caller::result).or(() -> end)
                    .orElseThrow(() -> Caller.unusable("the stream of changes broke"));
        } catch (IOException e) {
            throw Caller.broken(e, 0);
        }
    }

    private TrpcRequest request() {
        TrpcCall call = place.map(cursor -> new TrpcCall("sync.changes",
                JsonNodeFactory.instance.objectNode().put("cursor", cursor)))
                .orElseGet(() -> new TrpcCall("sync.changes"));
        return TrpcRequest.get(call);
    }

    private void read(InputStream in, Alarm inactivity) throws IOException {
        var silence = new Silence(inactivity);
        var events = new EventReader(in, silence::ended);
        boolean connected = false;
        for (Optional<Event> event = events.next(); event.isPresent() && !over.get(); event = events.next()) {
            if (!connected && !event.get().name().equals("connected")
                    && !event.get().name().equals("serialized-error")) {
                throw new IOException("no stream of the contract");
            }
            connected = true;
            if (taken(event.get(), silence)) {
                return;
            }
        }
    }

    /** Whether it was the last. */
    private boolean taken(Event event, Silence silence) throws IOException {
        switch (event.name()) {
            case "connected" -> silence.announced(json(event).path("reconnectAfterInactivityMs"));
            case "", "message" -> changed(event);
            case "serialized-error" -> end = Optional.of(failure(json(event)));
            case "return" -> end = Optional.of(new TrpcResult.Missing());
            case "ping" -> lived = true;
            default -> LOG.trace("an event of another kind");
        }
        return end.isPresent();
    }

    private void changed(Event event) throws IOException {
        if (!json(event).isObject()) {
            throw new IOException("no event of the contract");
        }
        lived = true;
        place = event.id().filter(id -> !id.isEmpty()).or(() -> place);
        if (!over.get()) {
            follower.changed();
        }
    }

    private static JsonNode json(Event event) throws IOException {
        try {
            return TrpcJson.read(event.data());
        } catch (MalformedJsonException e) {
            throw new IOException("no event of the contract", e);
        }
    }

    /** The error as it would stand in an answer. */
    private static TrpcResult failure(JsonNode error) {
        byte[] envelope = TrpcJson.bytes(JsonNodeFactory.instance.objectNode().set("error", error));
        return Caller.result(new HttpWire.Answer(500, envelope, Optional.empty()));
    }

    /** How long the server may be silent, as it said itself. */
    private static final class Silence {

        private final Alarm alarm;
        private Duration most = BOUNDS.silence();

        Silence(Alarm alarm) {
            this.alarm = alarm;
        }

        void ended() {
            alarm.putOff(most);
        }

        void announced(JsonNode millis) {
            if (millis.isNumber()) {
                Duration asked = Duration.ofMillis(millis.asLong());
                most = asked.compareTo(SHORTEST) < 0 ? SHORTEST
                        : asked.compareTo(BOUNDS.whole()) > 0 ? BOUNDS.whole() : asked;
                ended();
            }
        }
    }
}
