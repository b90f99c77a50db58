package org.larder.trpc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * An answer as a server writes it.
 *
 * @param httpStatus of the whole
 * @param body an envelope, or an array of them
 * @param retryAfter the greatest wait that a call asks for
 */
public record TrpcAnswer(int httpStatus, JsonNode body, Optional<Duration> retryAfter) {

    private static final int MULTI_STATUS = 207;

    /** What one call gave. */
    public record Element(int httpStatus, JsonNode envelope, Optional<Duration> retryAfter) {

        public static Element ok(JsonNode data) {
            var envelope = JsonNodeFactory.instance.objectNode();
            envelope.putObject("result").set("data", data);
            return new Element(200, envelope, Optional.empty());
        }

        public static Element failed(TrpcException error, Optional<String> path) {
            return new Element(error.code().httpStatus(), error.envelope(path), error.retryAfter());
        }
    }

    /** The answer to a request that failed before its calls were known: one error, for a batch too. */
    public static TrpcAnswer whole(TrpcException error) {
        return single(Element.failed(error, Optional.empty()));
    }

    /** The answer to one call. */
    public static TrpcAnswer single(Element element) {
        return new TrpcAnswer(element.httpStatus(), element.envelope(), element.retryAfter());
    }

    /** The answer to a batch, at least one call: 207 if the calls' statuses differ. */
    public static TrpcAnswer batch(List<Element> elements) {
        ArrayNode body = JsonNodeFactory.instance.arrayNode();
        elements.forEach(element -> body.add(element.envelope()));
        List<Integer> statuses = elements.stream().map(Element::httpStatus).distinct().toList();
        return new TrpcAnswer(statuses.size() == 1 ? statuses.get(0) : MULTI_STATUS, body,
                elements.stream().flatMap(element -> element.retryAfter().stream()).max(Duration::compareTo));
    }
}
