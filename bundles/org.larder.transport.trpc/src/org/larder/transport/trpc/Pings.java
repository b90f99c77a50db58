package org.larder.transport.trpc;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.NotTrpcException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcJson;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.TrpcResponse;
import org.larder.trpc.TrpcResult;

/** Asks {@code health.ping} who answers (sections 1.2 and 3 of the contract). */
final class Pings {

    private static final String PROTOCOL = "nutrition-sync/";
    private static final int VERSION = 1;
    /** The last moment of the year 2999. */
    private static final long LATEST = 32_503_679_999_999L;
    private static final Limits GREATEST = new Limits(1000, 100, 2 << 20, 1000);

    private final HttpWire wire;
    private final Bounds bounds;
    private final InstantSource clock;

    Pings(HttpWire wire, Bounds bounds, InstantSource clock) {
        this.wire = wire;
        this.bounds = bounds;
        this.clock = clock;
    }

    ProbeResult ping(ServerAddress server) {
        Instant sent = clock.instant();
        try {
            HttpWire.Answer answer = wire.send(server, TrpcRequest.get(new TrpcCall("health.ping")), Optional.empty(),
                    bounds, new Leash());
            return read(answer, sent.plus(Duration.between(sent, clock.instant()).dividedBy(2)));
        } catch (HttpWire.TooLargeException e) {
            return new ProbeResult.NotThisContract(WireFaults.words(e));
        } catch (IOException e) {
            return server.loopback() || e instanceof SSLException || hasNetwork()
                    ? new ProbeResult.Unreachable(WireFaults.words(e))
                    : new ProbeResult.NoNetwork(WireFaults.words(e));
        }
    }

    private static ProbeResult read(HttpWire.Answer answer, Instant middle) {
        try {
            return switch (TrpcResponse.single(answer.status(), answer.body())) {
                case TrpcResult.Ok ok -> contract(ok.data(), middle);
                case TrpcResult.Failure failure -> failed(failure);
                case TrpcResult.Missing missing -> new ProbeResult.NotThisContract("the answer is empty");
            };
        } catch (NotTrpcException e) {
            return stranger(answer, e);
        }
    }

    private static ProbeResult contract(JsonNode data, Instant middle) {
        if (data.has("json") && !data.has("ok")) {
            return transformer();
        }
        String protocol = data.path("protocol").asText();
        if (!data.path("ok").asBoolean() || !protocol.startsWith(PROTOCOL)) {
            return new ProbeResult.Incompatible("it speaks tRPC, but not " + PROTOCOL + VERSION);
        }
        if (data.path("minClient").asInt(VERSION) > VERSION || data.path("maxClient").asInt(VERSION) < VERSION) {
            return new ProbeResult.Incompatible(
                    "it speaks " + shortened(protocol) + " and no longer, or not yet, " + PROTOCOL
                            + VERSION + "; update Larder or the server");
        }
        long theirs = data.path("serverTimeMs").canConvertToLong() ? data.path("serverTimeMs").longValue() : 0;
        if (theirs <= 0 || theirs > LATEST) {
            return new ProbeResult.Incompatible("its answer does not tell its time");
        }
        if (data.path("epoch").asText().isEmpty()) {
            return new ProbeResult.Incompatible("its answer names no epoch");
        }
        return new ProbeResult.Valid(texts(data.path("features")), data.path("epoch").asText(),
                limits(data.path("limits")), Duration.between(middle, Instant.ofEpochMilli(theirs)));
    }

    private static ProbeResult failed(TrpcResult.Failure failure) {
        return switch (RetryClasses.of(failure, 0)) {
            case PROTOCOL, DEAD -> new ProbeResult.Incompatible("it speaks tRPC, but has no health.ping of "
                    + PROTOCOL + VERSION);
            default -> new ProbeResult.Unreachable("the server answered " + failure.code());
        };
    }

    private static ProbeResult stranger(HttpWire.Answer answer, NotTrpcException why) {
        if (transformed(answer.body())) {
            return transformer();
        }
        if (answer.status() / 100 == 5) {
            return new ProbeResult.Unreachable("HTTP status " + answer.status());
        }
        return new ProbeResult.NotThisContract("HTTP status " + answer.status() + ": " + why.getMessage());
    }

    private static boolean transformed(byte[] body) {
        try {
            return TrpcJson.read(body).path("error").has("json");
        } catch (MalformedJsonException e) {
            return false;
        }
    }

    private static ProbeResult transformer() {
        return new ProbeResult.Incompatible("the server uses a transformer (superjson), which " + PROTOCOL + VERSION
                + " does not allow");
    }

    private static Limits limits(JsonNode json) {
        return new Limits(limit(json, "maxOpsPerPush", Limits.DEFAULT.maxOpsPerPush(), GREATEST.maxOpsPerPush()),
                limit(json, "maxBatchCalls", Limits.DEFAULT.maxBatchCalls(), GREATEST.maxBatchCalls()),
                limit(json, "maxBodyBytes", Limits.DEFAULT.maxBodyBytes(), GREATEST.maxBodyBytes()),
                limit(json, "maxPullLimit", Limits.DEFAULT.maxPullLimit(), GREATEST.maxPullLimit()));
    }

    private static int limit(JsonNode json, String name, int usual, int greatest) {
        return Math.min(greatest, Math.max(1, json.path(name).asInt(usual)));
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        array.forEach(each -> texts.add(each.asText()));
        return Set.copyOf(texts);
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(40, text.length()));
    }

    private static boolean hasNetwork() {
        try {
            return NetworkInterface.networkInterfaces().anyMatch(Pings::leadsOut);
        } catch (SocketException e) {
            return true;
        }
    }

    private static boolean leadsOut(NetworkInterface network) {
        try {
            return network.isUp() && !network.isLoopback();
        } catch (SocketException e) {
            return false;
        }
    }
}
