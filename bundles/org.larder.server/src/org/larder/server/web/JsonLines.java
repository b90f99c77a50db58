package org.larder.server.web;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.trpc.TrpcJson;

/**
 * The answer to a batch as JSON Lines (section 1.1 of the contract): a head that promises an answer to each call, and a line
 * for each, which is there as soon as its call is over.
 */
final class JsonLines {

    /** What a caller asks for. */
    static final String TYPE = "application/jsonl";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/json", "Vary",
            "trpc-accept, accept", "Cache-Control", "no-store");

    private JsonLines() {
    }

    /**
     * The answer.
     *
     * @param call makes a call and gives its envelope; each is made once, in order
     */
    static WebResponse response(int calls, IntFunction<JsonNode> call, boolean close) {
        return new WebResponse(200, HEADERS, () -> new Lines(calls, call), close);
    }

    /** Whether there are more lines is known without making a call. */
    private static final class Lines implements Iterator<byte[]> {

        private final int calls;
        private final IntFunction<JsonNode> call;
        private int made = -1;

        Lines(int calls, IntFunction<JsonNode> call) {
            this.calls = calls;
            this.call = call;
        }

        @Override
        public boolean hasNext() {
            return made < calls;
        }

        @Override
        public byte[] next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            JsonNode line = made < 0 ? head(calls) : line(made, call.apply(made));
            made++;
            return (TrpcJson.text(line) + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static JsonNode head(int calls) {
        ObjectNode head = JSON.objectNode();
        for (int index = 0; index < calls; index++) {
            ArrayNode promise = head.putArray(Integer.toString(index));
            promise.addArray().add(0);
            promise.addArray().addNull().add(0).add(index);
        }
        return head;
    }

    private static JsonNode line(int index, JsonNode envelope) {
        ArrayNode line = JSON.arrayNode().add(index).add(0);
        line.addArray().addArray().add(envelope);
        return line;
    }
}
