package org.larder.transport.trpc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.FieldError;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.ValidationException;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.PushResult;
import org.larder.json.RecordJson;
import org.larder.trpc.TrpcRequest;
import org.larder.trpc.ZodError;

/** {@code sync.push}: the request, and the outcomes. */
final class Pushes {

    private Pushes() {
    }

    /** The operations' texts as they were frozen, so that a repeat is the same to the byte. */
    static TrpcRequest request(String deviceId, List<FrozenOperation> operations) {
        String ops = operations.stream().map(FrozenOperation::json).collect(Collectors.joining(","));
        String body = "{\"deviceId\":\"" + deviceId + "\",\"ops\":[" + ops + "]}";
        return TrpcRequest.post("sync.push", body.getBytes(StandardCharsets.UTF_8));
    }

    /** One outcome for each operation; a result that is missing, strange or of another operation is none. */
    static PushResult result(JsonNode data, List<FrozenOperation> operations, Instant now) {
        if (!data.path("results").isArray()) {
            throw Caller.unusable("the answer to sync.push is not of the contract");
        }
        var outcomes = new ArrayList<Outcome>();
        for (int index = 0; index < operations.size(); index++) {
            outcomes.add(outcome(operations.get(index), data.path("results").path(index)));
        }
        return new PushResult(List.copyOf(outcomes), Pulls.serverTime(data, now));
    }

    private static Outcome outcome(FrozenOperation operation, JsonNode result) {
        if (!result.path("opId").asText().equals(operation.opId().toString())) {
            return unanswered(operation.opId(), "the answer leaves the operation out");
        }
        return settled(operation, result);
    }

    /** The outcome that a result of the contract says, whatever operation it names. */
    static Outcome settled(FrozenOperation operation, JsonNode result) {
        UUID opId = operation.opId();
        try {
            return switch (result.path("status").asText()) {
                case "applied" -> new Outcome.Applied(opId, record(operation, result),
                        result.path("clamped").asBoolean());
                case "duplicate" -> new Outcome.Duplicate(opId, record(operation, result),
                        result.path("original").asText().equals("superseded"));
                case "superseded" -> new Outcome.Superseded(opId, record(operation, result));
                case "rejected" -> rejected(opId, result);
                default -> unanswered(opId, "the answer has an unknown status");
            };
        } catch (ValidationException e) {
            return unanswered(opId, "the record in the answer is not of the contract");
        }
    }

    private static RemoteRecord record(FrozenOperation operation, JsonNode result) {
        RemoteRecord record = RecordJson.record(result.path("record"));
        if (!record.key().equals(operation.key())) {
            throw new ValidationException(new FieldError("id", record.key().id(), "must be the operation's"));
        }
        return record;
    }

    private static Outcome rejected(UUID opId, JsonNode result) {
        var errors = new ArrayList<FieldError>();
        ZodError.fieldErrors(result.path("fieldErrors"))
                .forEach((field, texts) -> texts.forEach(text -> errors.add(new FieldError(field, "", text))));
        return new Outcome.Rejected(opId, result.path("retryable").asBoolean(),
                result.path("reason").asText("REJECTED"),
                result.path("message").asText("the server does not take it"), List.copyOf(errors));
    }

    static Outcome unanswered(UUID opId, String message) {
        return new Outcome.Unanswered(opId, Caller.unusable(message));
    }
}
