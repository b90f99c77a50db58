package org.larder.server.records;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.ValidationException;
import org.larder.api.model.WireInstant;
import org.larder.json.RecordJson;
import org.larder.rules.Texts;
import org.larder.server.store.ServerStore;
import org.larder.server.store.UserWriter;
import org.larder.server.web.Input;
import org.larder.server.web.Limits;

/** {@code sync.push}: operations in order, one transaction, an answer for each. Thread-safe. */
final class PushProcedure {

    private final ServerStore store;
    private final InstantSource clock;

    PushProcedure(ServerStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    JsonNode push(String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        input.parsed("deviceId", text -> Optional.of(text).filter(id -> id.matches("[0-9a-z]{1,32}")),
                "must have 1 to 32 of the characters 0-9 and a-z");
        JsonNode ops = input.object().path("ops");
        if (!ops.isArray() || ops.isEmpty() || ops.size() > Limits.OPS_PER_PUSH) {
            input.fault("ops", "must be a list of 1 to " + Limits.OPS_PER_PUSH + " operations");
        }
        input.check();
        List<PushedOp> pushed = StreamSupport.stream(ops.spliterator(), false).map(PushedOp::read).toList();
        return store.write(userId, tables -> push(tables, pushed));
    }

    private JsonNode push(UserWriter tables, List<PushedOp> ops) {
        Instant now = clock.instant();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode results = answer.putArray("results");
        List<SentOp> sent = ops.stream().flatMap(op -> op.op().stream()).toList();
        tables.expect(sent.stream().flatMap(SentOp::touched).toList(),
                sent.stream().flatMap(op -> op.opId().stream()).toList());
        for (PushedOp op : ops) {
            ObjectNode result = results.addObject().put("index", results.size() - 1);
            echo(result, op.json(), "opId");
            echo(result, op.json(), "type");
            echo(result, op.json(), "id");
            settle(tables, now, op, result);
        }
        return answer.put("serverTime", WireInstant.text(now)).put("highWater", SyncCursor.of(tables));
    }

    private static void settle(UserWriter tables, Instant now, PushedOp pushed, ObjectNode result) {
        if (pushed.op().isEmpty()) {
            boolean object = pushed.json().isObject();
            reject(result, object ? current(tables, pushed.json()) : Optional.empty(), "INVALID", false,
                    object ? "the operation is not valid" : "the operation is not an object");
            result.set("fieldErrors", pushed.faults().fieldErrorsJson());
            return;
        }
        switch (new Operations(tables, now).settle(pushed.op().get())) {
            case Settled.Taken taken -> taken.describe(result);
            case Settled.OpIdReused reused -> reject(result, reused.record(), "OPID_REUSED", false,
                    "the opId belongs to another operation");
            case Settled.MissingReference missing -> reject(result, missing.record(), "MISSING_REFERENCE", true,
                    "the product is not stored yet");
        }
    }

    private static void reject(ObjectNode result, Optional<RemoteRecord> record, String reason, boolean retryable,
            String message) {
        result.put("status", "rejected");
        result.set("record", Settled.json(record));
        result.put("reason", reason).put("retryable", retryable).put("message", message);
    }

    private static Optional<RemoteRecord> current(UserWriter tables, JsonNode op) {
        try {
            RecordKey key = RecordJson.key(op);
            return tables.record(key);
        } catch (ValidationException e) {
            return Optional.empty();
        }
    }

    private static void echo(ObjectNode result, JsonNode op, String member) {
        JsonNode value = op.path(member);
        if (value.isTextual() && Texts.storable(value.textValue())) {
            result.put(member, value.textValue());
        } else {
            result.putNull(member);
        }
    }
}
