package org.larder.server.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.trpc.TrpcAnswer;
import org.larder.trpc.TrpcJson;

/** The answer to a batch as JSON Lines (section 1.1 of the contract): all results are known, so they stand in the head. */
final class JsonLines {

    /** What a caller asks for. */
    static final String TYPE = "application/jsonl";

    private JsonLines() {
    }

    static WebResponse response(TrpcAnswer answer, boolean close) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        int index = 0;
        for (JsonNode envelope : answer.body()) {
            head.putArray(Integer.toString(index)).addArray().add(envelope);
            index++;
        }
        byte[] line = (TrpcJson.text(head) + "\n").getBytes(StandardCharsets.UTF_8);
        return new WebResponse(200,
                Map.of("Content-Type", "application/json", "Vary", "trpc-accept, accept", "Cache-Control", "no-store"),
                line, close);
    }
}
