package org.larder.transport.trpc;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.account.Session;
import org.larder.api.account.SignInException;
import org.larder.api.account.SignInException.Reason;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResult;
import org.larder.trpc.TrpcResult.Failure;
import org.larder.trpc.ZodError;

/** {@code auth.register}, {@code auth.login}, {@code auth.logout}: what a person tries, with words for what went wrong. */
final class SignIn {

    private final Caller caller;
    private final Sessions sessions;

    SignIn(Caller caller, Sessions sessions) {
        this.caller = caller;
        this.sessions = sessions;
    }

    /** A lost answer leaves an account behind: then the same e-mail and password sign in. */
    Session register(ServerAddress server, String email, String password, Optional<String> name) {
        ObjectNode input = credentials(email, password);
        name.ifPresent(text -> input.put("name", text));
        TrpcResult result = ask(server, "auth.register", input);
        if (taken(result) && ask(server, "auth.login", credentials(email, password)) instanceof TrpcResult.Ok ok) {
            return session(ok);
        }
        return session(result);
    }

    Session signIn(ServerAddress server, String email, String password) {
        return session(ask(server, "auth.login", credentials(email, password)));
    }

    /** Best effort: an access token runs out by itself. */
    void signOut(ServerAddress server, Session session) {
        JsonNode input = JsonNodeFactory.instance.objectNode().put("refreshToken", session.refreshToken());
        caller.call(server, TrpcRequest.post(new TrpcCall("auth.logout", input)), Optional.empty(), new Leash());
    }

    /** @throws SignInException unless a server of the contract answered */
    static void require(ProbeResult probe) {
        switch (probe) {
            case ProbeResult.Valid valid -> {
                return;
            }
            case ProbeResult.NotConfigured none -> throw new SignInException(Reason.NO_SERVER,
                    "No server is set. Name its address first.");
            case ProbeResult.NoNetwork none -> throw new SignInException(Reason.UNREACHABLE,
                    "This computer has no network: " + none.reason() + ".");
            case ProbeResult.Unreachable silent -> throw new SignInException(Reason.UNREACHABLE,
                    "The server cannot be reached: " + silent.reason() + ".");
            case ProbeResult.NotThisContract other -> throw new SignInException(Reason.INCOMPATIBLE,
                    "Something else answers there, not a Larder server: " + other.reason() + ". Check the address.");
            case ProbeResult.Incompatible other -> throw new SignInException(Reason.INCOMPATIBLE,
                    "This server cannot be used: " + other.reason() + ".");
        }
    }

    private TrpcResult ask(ServerAddress server, String path, JsonNode input) {
        try {
            return caller.call(server, TrpcRequest.post(new TrpcCall(path, input)), Optional.empty(), new Leash());
        } catch (TransportException e) {
            throw new SignInException(Reason.UNREACHABLE, "The sign-in did not come about: " + e.getMessage() + ".");
        }
    }

    private Session session(TrpcResult result) {
        if (result instanceof Failure failure) {
            throw refusal(failure);
        }
        try {
            return sessions.read(Caller.data(result, 0));
        } catch (TransportException e) {
            throw new SignInException(Reason.INCOMPATIBLE, "This server cannot be used: " + e.getMessage() + ".");
        }
    }

    private static SignInException refusal(Failure failure) {
        return switch (failure.httpStatus()) {
            case 400 -> new SignInException(Reason.INVALID_INPUT,
                    "The server does not take this: " + faults(failure) + ".");
            case 401 -> new SignInException(Reason.WRONG_PASSWORD, "No account has this e-mail address and password.");
            case 409 -> new SignInException(Reason.EMAIL_TAKEN,
                    "An account with this e-mail address is there already.");
            case 429 -> new SignInException(Reason.TOO_MANY_TRIES,
                    "Too many failed tries. Try again in " + words(failure.retryAfter()) + ".");
            case 404, 405, 415, 501 -> new SignInException(Reason.INCOMPATIBLE, "This server knows no accounts.");
            default -> new SignInException(Reason.UNREACHABLE,
                    "The server failed (" + failure.code() + "). Try again.");
        };
    }

    private static String faults(Failure failure) {
        return failure.zodError().map(ZodError::fieldErrors).filter(fields -> !fields.isEmpty())
                .map(fields -> fields.entrySet().stream()
                        .map(field -> field.getKey() + " " + String.join(", ", field.getValue()))
                        .collect(Collectors.joining("; ")))
                .orElse("e-mail address, password or name");
    }

    private static String words(Optional<Duration> wait) {
        return wait.map(
                time -> time.toSeconds() < 90 ? time.toSeconds() + 1 + " seconds" : time.toMinutes() + 1 + " minutes")
                .orElse("some minutes");
    }

    private static boolean taken(TrpcResult result) {
        return result instanceof Failure failure && failure.reason().equals(Optional.of("EMAIL_TAKEN"));
    }

    private static ObjectNode credentials(String email, String password) {
        return JsonNodeFactory.instance.objectNode().put("email", email).put("password", password);
    }
}
