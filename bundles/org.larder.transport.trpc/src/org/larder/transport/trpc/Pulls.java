package org.larder.transport.trpc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.FieldError;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.ValidationException;
import org.larder.api.model.WireInstant;
import org.larder.api.transport.PullPage;
import org.larder.json.RecordJson;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;

/** {@code sync.pull} and lists of records: answers held against the contract. */
final class Pulls {

    private static final int LONGEST_CURSOR = 4_096;
    private static final int LONGEST_SENTENCE = 500;
    private static final int MOST_REFUSED = 100;

    private Pulls() {
    }

    static TrpcRequest request(Optional<String> cursor, int limit) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        cursor.ifPresent(text -> input.put("cursor", text));
        return Caller.query(new TrpcCall("sync.pull", input.put("limit", limit)));
    }

    /** A page; records that break the contract are named and left out, those of unknown types left out. */
    static PullPage page(JsonNode data, Instant now) {
        if (!data.path("changes").isArray() || !data.path("cursor").isTextual()
                || data.path("cursor").textValue().length() > LONGEST_CURSOR) {
            throw Caller.unusable("the answer to sync.pull is not of the contract");
        }
        var changes = new ArrayList<RemoteRecord>();
        var refused = new ArrayList<String>();
        take(data.path("changes"), changes, refused);
        return new PullPage(List.copyOf(changes), data.path("cursor").textValue(), data.path("hasMore").asBoolean(),
                serverTime(data, now), List.copyOf(refused));
    }

    /** Takes records out of a list; says why others were left out. Those of unknown types are passed over. */
    static void take(JsonNode list, List<RemoteRecord> records, List<String> refused) {
        for (JsonNode each : list) {
            if (!each.isObject()) {
                refuse(refused, "a change that is no record");
            } else if (RecordType.ofWire(each.path("type").asText()).isPresent()) {
                takeOne(each, records, refused);
            }
        }
    }

    static Instant serverTime(JsonNode data, Instant now) {
        return WireInstant.of(data.path("serverTime").asText()).orElse(now);
    }

    private static void takeOne(JsonNode change, List<RemoteRecord> changes, List<String> refused) {
        try {
            changes.add(RecordJson.record(change));
        } catch (ValidationException e) {
            refuse(refused, sentence(change, e.errors()));
        }
    }

    /** A server may send any number of bad records; so many sentences say enough. */
    private static void refuse(List<String> refused, String sentence) {
        if (refused.size() < MOST_REFUSED) {
            refused.add(sentence.substring(0, Math.min(LONGEST_SENTENCE, sentence.length())));
        }
    }

    /** Names the record and the fields, not their values. */
    private static String sentence(JsonNode change, List<FieldError> errors) {
        String id = change.path("id").asText();
        return change.path("type").asText() + "/" + id.substring(0, Math.min(36, id.length())) + ": "
                + String.join("; ", errors.stream().map(error -> error.field() + " " + error.message()).toList());
    }
}
