package org.larder.server.changes;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.server.web.Input;
import org.larder.server.web.WebRequest;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcInbound;
import org.larder.trpc.TrpcJson;

/** What a request for a stream says. */
final class StreamRequest {

    private static final String LAST_EVENT = "lastEventId";
    private static final int CURSOR = 64;

    private StreamRequest() {
    }

    /** The header, or the same out of {@code connectionParams} for callers that cannot set headers. */
    static Optional<String> authorization(WebRequest request) {
        return request.header("Authorization").or(() -> TrpcInbound.parameter(request.query(), "connectionParams")
                .map(StreamRequest::json).map(params -> params.path("token")).filter(JsonNode::isTextual)
                .map(token -> "Bearer " + token.textValue()));
    }

    /**
     * The place after which the stream begins; empty for now.
     *
     * @throws TrpcException if the input is not what the procedure takes
     */
    static Optional<String> cursor(WebRequest request) {
        Input input = Input.optional(TrpcInbound.parameter(request.query(), "input").filter(text -> !text.isEmpty())
                .map(StreamRequest::json));
        Optional<String> cursor = input.nullableText("cursor", CURSOR);
        Optional<String> last = input.nullableText(LAST_EVENT, CURSOR);
        input.check();
        return request.header("Last-Event-ID").filter(text -> !text.isEmpty())
                .or(() -> TrpcInbound.parameter(request.query(), LAST_EVENT).filter(text -> !text.isEmpty()))
                .or(() -> last).or(() -> cursor);
    }

    private static JsonNode json(String text) {
        try {
            return TrpcJson.read(text);
        } catch (MalformedJsonException e) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "the input is not JSON");
        }
    }
}
