package org.larder.server.hooks;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.server.account.AccessTokens;
import org.larder.server.account.SignedIn;
import org.larder.server.web.Caller;
import org.larder.server.web.Input;
import org.larder.server.web.Procedure;
import org.larder.server.web.ProcedureFamily;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** Procedures that fail, crash, dawdle and give expired tokens on demand. */
final class TestHooks implements ProcedureFamily {

    private static final int DAY_MS = 86_400_000;
    private static final int TEXT = 200;

    private final AccessTokens tokens;
    private final SignedIn signedIn;
    private final InstantSource clock;

    TestHooks(AccessTokens tokens, SignedIn signedIn, InstantSource clock) {
        this.tokens = tokens;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @Override
    public List<Procedure> procedures() {
        return List.of(Procedure.mutation("test.fail", TestHooks::fail),
                Procedure.query("test.crash", TestHooks::crash),
                Procedure.mutation("test.expiredToken", signedIn.only(this::expiredToken)),
                Procedure.mutation("test.slow", signedIn.only((user, input) -> slow(input))));
    }

    private static JsonNode fail(Caller caller, Optional<JsonNode> json) {
        Input input = Input.required(json);
        Optional<TrpcCode> code = input.parsed("code", TrpcCode::of, "must be a code of tRPC");
        var wait = input.optionalInteger("retryAfterMs", 0, DAY_MS);
        input.check();
        TrpcException failure = new TrpcException(code.orElseThrow(), "as asked for").reason("TEST");
        throw wait.isPresent() ? failure.retryAfter(Duration.ofMillis(wait.getAsLong())) : failure;
    }

    private static JsonNode crash(Caller caller, Optional<JsonNode> json) {
        throw new IllegalStateException("the secret of test.crash");
    }

    private JsonNode expiredToken(String userId, Optional<JsonNode> json) {
        Input input = Input.optional(json);
        long seconds = input.optionalInteger("inSec", -3600, 3600).orElse(-1);
        input.check();
        return JsonNodeFactory.instance.objectNode().put("accessToken",
                tokens.issue(userId, Duration.ofSeconds(seconds)));
    }

    private JsonNode slow(Optional<JsonNode> json) {
        Input input = Input.required(json);
        if (!input.has("ms")) {
            input.fault("ms", "is required");
        }
        long millis = input.optionalInteger("ms", 0, 5000).orElse(0);
        String tag = input.text("tag", 0, TEXT);
        input.check();
        rest(millis);
        return JsonNodeFactory.instance.objectNode().put("tag", tag).put("at", clock.instant().toEpochMilli());
    }

    private static void rest(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrpcException(TrpcCode.SERVICE_UNAVAILABLE, "the server ends");
        }
    }
}
