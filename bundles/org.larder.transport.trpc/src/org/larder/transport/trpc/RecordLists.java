package org.larder.transport.trpc;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.WireInstant;
import org.larder.trpc.TrpcCall;

/** {@code products.list}, {@code goals.list}, {@code consumptions.list}: pages of records, held against the contract. */
final class RecordLists {

    /** The most that a list gives at once. */
    static final int MOST = 500;

    private final SignedCalls calls;

    RecordLists(SignedCalls calls) {
        this.calls = calls;
    }

    /**
     * A part of a list.
     *
     * @param items as they came
     * @param next where it goes on; empty at the end
     */
    record Part(JsonNode items, Optional<String> next) {
    }

    Part products(Optional<String> after, int limit) {
        return part("products.list", input(after, limit), after);
    }

    Part goals() {
        return part("goals.list", JsonNodeFactory.instance.objectNode(), Optional.empty());
    }

    /** Entries from a moment on, before another. */
    Part consumptions(Instant from, Instant to, Optional<String> after, int limit) {
        return part("consumptions.list", input(after, limit).put("from", WireInstant.text(from))
                .put("to", WireInstant.text(to)), after);
    }

    private static ObjectNode input(Optional<String> after, int limit) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put("limit", Math.min(MOST, Math.max(1, limit)));
        after.ifPresent(place -> input.put("after", place));
        return input;
    }

    /** A list that goes on where it was, or goes on without an item, would never end. */
    private Part part(String procedure, ObjectNode input, Optional<String> after) {
        TrpcCall call = input.isEmpty() ? new TrpcCall(procedure) : new TrpcCall(procedure, input);
        JsonNode data = calls.call(Caller.query(call), 0);
        JsonNode next = data.path("nextCursor");
        Optional<String> place = next.isTextual() ? Optional.of(next.textValue()) : Optional.empty();
        if (!data.path("items").isArray()
                || place.isPresent() && (place.equals(after) || data.path("items").isEmpty())) {
            throw Caller.unusable("the answer to " + procedure + " is not of the contract");
        }
        return new Part(data.path("items"), place);
    }
}
