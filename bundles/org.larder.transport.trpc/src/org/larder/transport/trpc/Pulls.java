package org.larder.transport.trpc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Digest;
import org.larder.api.model.FieldError;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.ValidationException;
import org.larder.api.model.WireInstant;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RemoteDigest;
import org.larder.json.RecordJson;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;

/** {@code sync.pull} and {@code sync.digest}: requests, and answers held against the contract. */
final class Pulls {

    private static final int LONGEST_URL = 7_000;

    private Pulls() {
    }

    static TrpcRequest request(Optional<String> cursor, int limit) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        cursor.ifPresent(text -> input.put("cursor", text));
        return query(new TrpcCall("sync.pull", input.put("limit", limit)));
    }

    static TrpcRequest digestRequest(Set<RecordType> types) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        types.stream().sorted().forEach(type -> input.withArray("types").add(type.wire()));
        return query(new TrpcCall("sync.digest", input));
    }

    /** A page; records that break the contract are named and left out, those of unknown types left out. */
    static PullPage page(JsonNode data, Instant now) {
        if (!data.path("changes").isArray() || !data.path("cursor").isTextual()) {
            throw Caller.unusable("the answer to sync.pull is not of the contract");
        }
        var changes = new ArrayList<RemoteRecord>();
        var refused = new ArrayList<String>();
        for (JsonNode change : data.path("changes")) {
            if (!change.isObject()) {
                refused.add("a change that is no record");
            } else if (RecordType.ofWire(change.path("type").asText()).isPresent()) {
                take(change, changes, refused);
            }
        }
        return new PullPage(List.copyOf(changes), data.path("cursor").textValue(), data.path("hasMore").asBoolean(),
                serverTime(data, now), List.copyOf(refused));
    }

    static RemoteDigest digest(JsonNode data, Set<RecordType> types) {
        Map<RecordType, Digest> digests = new EnumMap<>(RecordType.class);
        for (RecordType type : types) {
            JsonNode digest = data.path("digests").path(type.wire());
            if (!digest.path("hash").isTextual() || !data.path("highWater").isTextual()) {
                throw Caller.unusable("the answer to sync.digest is not of the contract");
            }
            digests.put(type, new Digest(digest.path("count").asLong(), digest.path("hash").textValue()));
        }
        return new RemoteDigest(Map.copyOf(digests), data.path("highWater").textValue());
    }

    static Instant serverTime(JsonNode data, Instant now) {
        return WireInstant.of(data.path("serverTime").asText()).orElse(now);
    }

    private static void take(JsonNode change, List<RemoteRecord> changes, List<String> refused) {
        try {
            changes.add(RecordJson.record(change));
        } catch (ValidationException e) {
            refused.add(sentence(change, e.errors()));
        }
    }

    /** Names the record and the fields, not their values. */
    private static String sentence(JsonNode change, List<FieldError> errors) {
        String id = change.path("id").asText();
        return change.path("type").asText() + "/" + id.substring(0, Math.min(36, id.length())) + ": "
                + String.join("; ", errors.stream().map(error -> error.field() + " " + error.message()).toList());
    }

    private static TrpcRequest query(TrpcCall call) {
        TrpcRequest get = TrpcRequest.get(call);
        return get.target().length() <= LONGEST_URL ? get : TrpcRequest.post(call);
    }
}
