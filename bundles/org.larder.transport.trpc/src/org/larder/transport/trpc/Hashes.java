package org.larder.transport.trpc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Buckets;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.transport.RemoteBuckets;
import org.larder.api.transport.RemoteDigest;
import org.larder.api.transport.TransportException;
import org.larder.trpc.TrpcCall;
import org.larder.trpc.TrpcRequest;

/** {@code sync.digest} (section 7.2 of the contract): requests, and answers held against the contract. */
final class Hashes {

    private static final String PROCEDURE = "sync.digest";

    private Hashes() {
    }

    static TrpcRequest request(Set<RecordType> types) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        types.stream().sorted().forEach(type -> input.withArray("types").add(type.wire()));
        return Caller.query(new TrpcCall(PROCEDURE, input));
    }

    static TrpcRequest request(RecordType type, String prefix) {
        return Caller.query(new TrpcCall(PROCEDURE,
                JsonNodeFactory.instance.objectNode().put("type", type.wire()).put("prefix", prefix)));
    }

    static RemoteDigest digest(JsonNode data, Set<RecordType> types) {
        Map<RecordType, Digest> digests = new EnumMap<>(RecordType.class);
        types.forEach(type -> digests.put(type, digest(data.path("digests").path(type.wire()))));
        return new RemoteDigest(Map.copyOf(digests), highWater(data));
    }

    static RemoteBuckets buckets(JsonNode data) {
        if (!data.path("buckets").isObject()) {
            throw unusable();
        }
        Map<String, Digest> digests = new HashMap<>();
        data.path("buckets").properties().forEach(each -> digests.put(each.getKey(), digest(each.getValue())));
        return new RemoteBuckets(new Buckets(Map.copyOf(digests), entries(data.path("entries"))), highWater(data));
    }

    private static Optional<List<Buckets.Entry>> entries(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        List<Buckets.Entry> entries = new ArrayList<>();
        for (JsonNode each : json) {
            if (!each.path("id").isTextual() || !each.path("version").canConvertToLong()
                    || !each.path("deleted").isBoolean()) {
                throw unusable();
            }
            entries.add(new Buckets.Entry(each.path("id").textValue(), each.path("version").longValue(),
                    each.path("deleted").booleanValue()));
        }
        return Optional.of(List.copyOf(entries));
    }

    private static Digest digest(JsonNode json) {
        if (!json.path("hash").isTextual() || !json.path("count").canConvertToLong()) {
            throw unusable();
        }
        return new Digest(json.path("count").longValue(), json.path("hash").textValue());
    }

    private static String highWater(JsonNode data) {
        if (!data.path("highWater").isTextual()) {
            throw unusable();
        }
        return data.path("highWater").textValue();
    }

    private static TransportException unusable() {
        return Caller.unusable("the answer to " + PROCEDURE + " is not of the contract");
    }
}
