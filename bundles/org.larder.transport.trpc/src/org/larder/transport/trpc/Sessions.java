package org.larder.transport.trpc;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.account.Session;
import org.larder.api.profile.Secrets;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;

/**
 * The tokens of the profile: kept among its secrets, renewed one at a time, sent to the server only that gave them
 * (section 9 of the contract). Thread-safe; the lock is held while a token is renewed, so that others wait for the new one.
 */
final class Sessions {

    private static final String SECRET = "session";
    private static final Duration LIFE_LEFT = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String SIGN_IN = "the server asks for a new sign-in";

    private final Secrets secrets;
    private final Caller caller;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private final Object writing = new Object();
    private final AtomicReference<Optional<Optional<StoredSession>>> known = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<String>> refused = new AtomicReference<>(Optional.empty());

    Sessions(Secrets secrets, Caller caller, InstantSource clock) {
        this.secrets = secrets;
        this.caller = caller;
        this.clock = clock;
    }

    /** The session of that server, unless the server has refused to renew it. */
    Optional<Session> current(ServerAddress server) {
        return stored().filter(session -> session.server().equals(server.text())).map(StoredSession::session)
                .filter(session -> !refused.get().equals(Optional.of(session.refreshToken())));
    }

    /** The session, with more than a minute of life left. */
    Session fresh(ServerAddress server, Leash leash) {
        Session session = required(server);
        return lives(session) ? session : renewed(server, session, leash);
    }

    /** Another access token in the place of one that the server did not take. */
    Session renewed(ServerAddress server, Session stale, Leash leash) {
        lock(leash);
        try {
            Session session = required(server);
            return session.accessToken().equals(stale.accessToken()) ? refresh(server, session, leash) : session;
        } finally {
            renewing.unlock();
        }
    }

    /** Waits for the one who renews, but no longer than the call may last. */
    private void lock(Leash leash) {
        try {
            do {
                leash.require();
            } while (!renewing.tryLock(LOOK.toMillis(), TimeUnit.MILLISECONDS));
        } catch (IOException e) {
            throw Caller.broken(e, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportException(RetryClass.TRANSIENT, "the call was interrupted", e);
        }
    }

    /** Stores the session before it is used. */
    void store(ServerAddress server, Session session) {
        var stored = new StoredSession(server.text(), session);
        synchronized (writing) {
            secrets.put(SECRET, stored.text());
            known.set(Optional.of(Optional.of(stored)));
        }
    }

    /** A person must sign in; the tokens stay, and are tried again when the program starts anew. */
    void refuse(Session session) {
        refused.set(Optional.of(session.refreshToken()));
    }

    void forget() {
        synchronized (writing) {
            secrets.remove(SECRET);
            known.set(Optional.of(Optional.empty()));
        }
    }

    /** The session of an answer of {@code auth.*}. */
    Session read(JsonNode tokens) {
        JsonNode user = tokens.path("user");
        if (!tokens.path("accessToken").isTextual() || !tokens.path("refreshToken").isTextual()
                || !user.path("id").isTextual()) {
            throw Caller.unusable("the server's answer holds no tokens");
        }
        return new Session(user.path("id").textValue(), user.path("email").asText(),
                tokens.path("accessToken").textValue(), tokens.path("refreshToken").textValue(),
                clock.instant().plusSeconds(life(tokens.path("expiresIn"))));
    }

    /** Whatever the server says: from now on, and no longer than a day. */
    private static long life(JsonNode seconds) {
        return Math.clamp(seconds.asLong(), 0, LONGEST_LIFE.toSeconds());
    }

    private Session refresh(ServerAddress server, Session session, Leash leash) {
        JsonNode input = JsonNodeFactory.instance.objectNode().put("refreshToken", session.refreshToken());
        TrpcResult result = caller.call(server, TrpcRequest.post(new TrpcCall("auth.refresh", input)),
                Optional.empty(), leash);
        if (result instanceof TrpcResult.Failure failure && refusal(failure)) {
            refuse(session);
            throw new TransportException(RetryClass.AUTH, SIGN_IN);
        }
        Session renewed = read(Caller.data(result, 0));
        if (!renewed.userId().equals(session.userId())) {
            refuse(session);
            throw new TransportException(RetryClass.AUTH, "the server answered with another account; sign in again");
        }
        return replace(server, session, renewed);
    }

    /** Whether trying again is of no use; what a refresh is told says nothing about the call that needs it. */
    private static boolean refusal(TrpcResult.Failure failure) {
        return switch (RetryClasses.of(failure)) {
            case TRANSIENT, LIMITED, PROTOCOL -> false;
            default -> true;
        };
    }

    /** Stores the new session; if somebody signed in or out meanwhile, that stands. */
    private Session replace(ServerAddress server, Session old, Session renewed) {
        synchronized (writing) {
            if (stored().map(StoredSession::session).equals(Optional.of(old))) {
                store(server, renewed);
                return renewed;
            }
        }
        return required(server);
    }

    private Session required(ServerAddress server) {
        return current(server).orElseThrow(() -> new TransportException(RetryClass.AUTH, SIGN_IN));
    }

    private boolean lives(Session session) {
        return clock.instant().plus(LIFE_LEFT).isBefore(session.expires());
    }

    private Optional<StoredSession> stored() {
        return known.get().orElseGet(() -> {
            Optional<StoredSession> read = secrets.find(SECRET).flatMap(StoredSession::of);
            return known.updateAndGet(now -> now.isPresent() ? now : Optional.of(read)).orElseThrow();
        });
    }
}
