package org.larder.trpc;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call that the server answers with an error. The message reaches the caller: it tells nothing of the inside.
 */
public final class TrpcException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TrpcCode code;
    private final transient Optional<String> reason;
    private final transient Optional<ZodError> zodError;
    private final transient Optional<Duration> retryAfter;
    private final transient Optional<JsonNode> current;

    /** An error without a reason. */
    public TrpcException(TrpcCode code, String message) {
        this(code, message, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private TrpcException(TrpcCode code, String message, Optional<String> reason, Optional<ZodError> zodError,
            Optional<Duration> retryAfter, Optional<JsonNode> current) {
        super(message);
        this.code = code;
        this.reason = reason;
        this.zodError = zodError;
        this.retryAfter = retryAfter;
        this.current = current;
    }

    /** An input that is not what the procedure takes. */
    public static TrpcException input(ZodError zodError) {
        return new TrpcException(TrpcCode.BAD_REQUEST, "the input is not valid", Optional.empty(),
                Optional.of(zodError),
                Optional.empty(), Optional.empty());
    }

    /** The same with a machine text. */
    public TrpcException reason(String text) {
        return new TrpcException(code, message(), Optional.of(text), zodError, retryAfter, current);
    }

    /** The same with the time to wait before the next try. */
    public TrpcException retryAfter(Duration wait) {
        return new TrpcException(code, message(), reason, zodError, Optional.of(wait), current);
    }

    /** The same with the record as it is. */
    public TrpcException current(JsonNode record) {
        return new TrpcException(code, message(), reason, zodError, retryAfter, Optional.of(record));
    }

    public TrpcCode code() {
        return code;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /**
     * The error envelope.
     *
     * @param path the procedure; empty if the request failed before its calls were known
     */
    public ObjectNode envelope(Optional<String> path) {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        ObjectNode error = envelope.putObject("error").put("message", message()).put("code", code.number());
        ObjectNode data = error.putObject("data").put("code", code.name()).put("httpStatus", code.httpStatus());
        path.ifPresent(text -> data.put("path", text));
        reason.ifPresentOrElse(text -> data.put("reason", text), () -> data.putNull("reason"));
        zodError.ifPresentOrElse(zod -> data.set("zodError", zod.json()), () -> data.putNull("zodError"));
        current.ifPresent(record -> data.set("current", record));
        retryAfter.ifPresent(wait -> data.put("retryAfterMs", wait.toMillis()));
        return envelope;
    }

    private String message() {
        return String.valueOf(getMessage());
    }
}
