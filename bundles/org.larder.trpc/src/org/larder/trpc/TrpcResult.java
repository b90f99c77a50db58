package org.larder.trpc;

import java.time.Duration;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The answer to one call, as the caller reads it. */
public sealed interface TrpcResult {

    /**
     * The call succeeded.
     *
     * @param data what it gave; a JSON null for null, a missing node for nothing at all
     */
    record Ok(JsonNode data) implements TrpcResult {
    }

    /**
     * The call failed. Decide by code and reason, never by the message.
     *
     * @param code the name, such as CONFLICT; may be one that {@link TrpcCode} does not know
     * @param number the JSON-RPC number
     * @param httpStatus of this call, which in a batch may differ from the answer's
     * @param reason machine text, such as TOKEN_EXPIRED
     * @param message human text, for logs
     * @param path the procedure; empty if the request failed before its calls were known
     * @param retryAfter how long to wait before the next try
     * @param zodError what is wrong with the input
     * @param current the record as it is, with some conflicts
     */
    record Failure(String code, int number, int httpStatus, Optional<String> reason, String message,
            Optional<String> path, Optional<Duration> retryAfter, Optional<ZodError> zodError,
            Optional<JsonNode> current) implements TrpcResult {
    }

    /** The answer to the batch has no element for this call, or none of tRPC: a failure of the transport for it alone. */
    record Missing() implements TrpcResult {
    }
}
