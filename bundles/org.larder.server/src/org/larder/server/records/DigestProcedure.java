package org.larder.server.records;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Digest;
import org.larder.api.model.RecordType;
import org.larder.api.model.WireInstant;
import org.larder.rules.RecordDigest;
import org.larder.server.store.ServerStore;
import org.larder.server.store.UserReader;
import org.larder.server.web.Input;

/** {@code sync.digest}: hashes over records, whole or by the next character of their ids (section 7.2 of the contract). */
final class DigestProcedure {

    private static final String PREFIX_FORM = "[0-9a-f-]{0,36}";

    private final ServerStore store;
    private final InstantSource clock;

    DigestProcedure(ServerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    JsonNode digest(String userId, Optional<JsonNode> json) {
        Input input = Input.optional(json);
        Set<RecordType> types = TypesForm.read(input);
        if (input.has("type")) {
            return buckets(userId, input);
        }
        if (input.has("prefix")) {
            input.fault("prefix", "needs a type");
        }
        input.check();
        return store.read(userId, tables -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ObjectNode digests = answer.putObject("digests");
            types.forEach(type -> describe(digests.putObject(type.wire()), whole(tables, type)));
            return finished(answer, tables);
        });
    }

    private JsonNode buckets(String userId, Input input) {
        Optional<RecordType> type = input.parsed("type", RecordType::ofWire,
                "must be products, consumptions or nutritionGoals");
        String prefix = input.has("prefix")
                ? input.parsed("prefix", text -> Optional.of(text).filter(start -> start.matches(PREFIX_FORM)),
                        "must be the start of an id").orElse("")
                : "";
        if (input.has("types")) {
            input.fault("types", "does not go with type");
        }
        input.check();
        return store.read(userId, tables -> {
            var buckets = new DigestBuckets(prefix.length());
            tables.states(type.orElseThrow(), prefix, buckets);
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            buckets.describe(answer);
            return finished(answer, tables);
        });
    }

    static void describe(ObjectNode out, Digest digest) {
        out.put("count", digest.count()).put("hash", digest.hash());
    }

    private JsonNode finished(ObjectNode answer, UserReader tables) {
        return answer.put("highWater", SyncCursor.of(tables)).put("serverTime", WireInstant.text(clock.instant()));
    }

    private static Digest whole(UserReader tables, RecordType type) {
        var digest = new RecordDigest();
        tables.states(type, "", digest::add);
        return digest.digest();
    }
}
