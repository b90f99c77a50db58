package org.larder.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.NotTrpcException;
import org.larder.trpc.TrpcJson;
import org.larder.trpc.TrpcResponse;
import org.larder.trpc.TrpcResult;

/** Calls a server as a program by hand would: every call is a POST of JSON text. Thread-safe. */
public final class TestClient {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final HttpClient http;
    private final URI base;
    private final Optional<String> token;

    /** Nobody, at the address that ends in {@code /trpc}. */
    @SuppressWarnings("resource")
    public TestClient(URI base) {
        this(HttpClient.newHttpClient(), base, Optional.empty());
    }

    private TestClient(HttpClient http, URI base, Optional<String> token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** The same with an access token. */
    public TestClient with(String accessToken) {
        return new TestClient(http, base, Optional.of(accessToken));
    }

    /** The client of a new account. */
    public TestClient registered() {
        return with(register(UUID.randomUUID() + "@example.org").path("accessToken").asText());
    }

    /** The tokens of a new account with the password {@code correct horse}. */
    public JsonNode register(String email) {
        return data("auth.register", "{'email':'" + email + "','password':'correct horse'}");
    }

    /** What a call gives that succeeds. Quotes may be single in all inputs. */
    public JsonNode data(String path, String input) {
        TrpcResult result = call(path, input);
        if (result instanceof TrpcResult.Ok ok) {
            return ok.data();
        }
        throw new AssertionError(path + " failed: " + result);
    }

    /** How a call fails. */
    public TrpcResult.Failure failure(String path, String input) {
        TrpcResult result = call(path, input);
        if (result instanceof TrpcResult.Failure failure) {
            return failure;
        }
        throw new AssertionError(path + " did not fail: " + result);
    }

    /** The reason why a call fails; empty text if it has none. */
    public String reason(String path, String input) {
        return failure(path, input).reason().orElse("");
    }

    public TrpcResult call(String path, String input) {
        Reply reply = post(path, input.replace('\'', '"'));
        try {
            return TrpcResponse.single(reply.status(), reply.body());
        } catch (NotTrpcException e) {
            throw new AssertionError(reply.text(), e);
        }
    }

    /** A POST of JSON. */
    public Reply post(String target, String body) {
        return send("POST", target, JSON, body);
    }

    public Reply get(String target) {
        return send("GET", target, Map.of(), "");
    }

    /** Any request. */
    public Reply send(String method, String target, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(URI.create(base + "/" + target)).method(method,
                body.isEmpty() ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(body.getBytes(StandardCharsets.UTF_8)));
        headers.forEach(request::header);
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        try {
            var response = http.send(request.build(), BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Pushes one operation and gives its result. */
    public JsonNode push(String op) {
        return pushAll("[" + op + "]").path("results").path(0);
    }

    /** Pushes a list of operations and gives the whole answer. */
    public JsonNode pushAll(String ops) {
        return data("sync.push", "{'deviceId':'device1','ops':" + ops + "}");
    }

    /** JSON with single quotes for double ones. */
    public static JsonNode json(String text) {
        return TrpcJson.read(text.replace('\'', '"'));
    }
}
