package org.larder.trpc;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads answers as a caller must: by their bytes, whatever their content type says (section 1 of the contract). Members
 * that are not known are passed over.
 */
public final class TrpcResponse {

    private static final String RESULT = "result";
    private static final String ERROR = "error";
    private static final int SHOWN = 512;

    private TrpcResponse() {
    }

    /**
     * The answer to a request with one call that was not a batch: {@code Ok} or {@code Failure}.
     *
     * @param httpStatus of the answer
     * @throws NotTrpcException if the answer is none of tRPC
     */
    public static TrpcResult single(int httpStatus, byte[] body) throws NotTrpcException {
        TrpcResult result = result(httpStatus, json(body));
        if (result instanceof TrpcResult.Missing) {
            throw notTrpc(body);
        }
        return result;
    }

    /**
     * The answers to a batch, one for each call, in their order. One error for the whole request stands for every call; an
     * element that is not there is {@code Missing}, surplus ones are ignored.
     *
     * @param httpStatus of the answer
     * @param calls the number of calls in the request
     * @throws NotTrpcException if the answer is none of tRPC
     */
    public static List<TrpcResult> batch(int httpStatus, byte[] body, int calls) throws NotTrpcException {
        JsonNode json = json(body);
        if (json.isArray()) {
            var results = new ArrayList<TrpcResult>();
            for (int index = 0; index < calls; index++) {
                results.add(result(httpStatus, json.path(index)));
            }
            return results;
        }
        if (result(httpStatus, json) instanceof TrpcResult.Failure failure) {
            return Collections.nCopies(calls, failure);
        }
        throw notTrpc(body);
    }

    private static JsonNode json(byte[] body) throws NotTrpcException {
        try {
            return TrpcJson.read(body);
        } catch (MalformedJsonException e) {
            throw notTrpc(body);
        }
    }

    private static TrpcResult result(int httpStatus, JsonNode json) {
        if (json.path(ERROR).path("code").isInt()) {
            return failure(httpStatus, json.path(ERROR));
        }
        if (json.path(RESULT).isObject() && httpStatus / 100 == 2) {
            return new TrpcResult.Ok(json.path(RESULT).path("data"));
        }
        return new TrpcResult.Missing();
    }

    private static TrpcResult.Failure failure(int httpStatus, JsonNode error) {
        JsonNode data = error.path("data");
        int number = error.path("code").intValue();
        String code = text(data.path("code"))
                .orElseGet(() -> TrpcCode.ofNumber(number).map(TrpcCode::name).orElse("UNKNOWN"));
        int status = data.path("httpStatus").asInt(TrpcCode.of(code).map(TrpcCode::httpStatus).orElse(httpStatus));
        return new TrpcResult.Failure(code, number, status, text(data.path("reason")), error.path("message").asText(),
                text(data.path("path")), millis(data.path("retryAfterMs")),
                object(data.path("zodError")).map(ZodError::of),
                object(data.path("current")));
    }

    private static Optional<String> text(JsonNode json) {
        return json.isTextual() ? Optional.of(json.textValue()) : Optional.empty();
    }

    private static Optional<JsonNode> object(JsonNode json) {
        return json.isObject() ? Optional.of(json) : Optional.empty();
    }

    private static Optional<Duration> millis(JsonNode json) {
        return json.isNumber() && json.asLong() >= 0 ? Optional.of(Duration.ofMillis(json.asLong())) : Optional.empty();
    }

    private static NotTrpcException notTrpc(byte[] body) {
        if (body.length == 0) {
            return new NotTrpcException("the answer is empty", false);
        }
        String start = new String(body, 0, Math.min(body.length, SHOWN), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        if (start.contains("<html") || start.contains("<!doctype")) {
            return new NotTrpcException("the answer is a web page, not tRPC", true);
        }
        return new NotTrpcException("the answer is not tRPC", false);
    }
}
