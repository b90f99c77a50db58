package org.larder.transport.trpc;

import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import org.larder.trpc.TrpcCall;

/**
 * An operation on its way as a call about one record (section 12 of the contract).
 *
 * @param frozen the operation
 * @param operation what it says
 * @param data as it was frozen; of no meaning for a delete
 * @param create whether it makes the record
 * @param base the version that it is made on, if it names one
 * @param tries how often it was changed because of what the server said
 */
record Attempt(FrozenOperation frozen, Operation operation, JsonNode data, boolean create, OptionalLong base,
        int tries) {

    private static final int MOST_TRIES = 3;

    static Attempt of(FrozenOperation frozen) {
        JsonNode json = Json.read(frozen.json());
        Operation operation = RecordJson.operation(frozen.json());
        return new Attempt(frozen, operation, json.path("data"), operation.baseVersion() == 0,
                OptionalLong.of(operation.baseVersion()), 0);
    }

    /** The same edit, made on the record as it is now. */
    Attempt onto(RemoteRecord current) {
        return new Attempt(frozen, operation, data, current.deleted(), OptionalLong.of(current.version()), tries + 1);
    }

    /** The same edit, of a record that is not there. */
    Attempt creating() {
        return new Attempt(frozen, operation, data, true, OptionalLong.empty(), tries + 1);
    }

    boolean exhausted() {
        return tries >= MOST_TRIES;
    }

    boolean delete() {
        return operation.delete();
    }

    /** Products, what needs them, deletes of what needs them, deletes of products. */
    int wave() {
        boolean product = operation.key().type() == RecordType.PRODUCT;
        return delete() ? product ? 3 : 2 : product ? 0 : 1;
    }

    TrpcCall call() {
        RecordType type = operation.key().type();
        if (type == RecordType.GOAL) {
            return new TrpcCall(delete() ? "goals.delete" : "goals.set", input("effectiveFrom"));
        }
        String verb = delete() ? ".delete" : create ? ".create" : ".update";
        return new TrpcCall(type.wire() + verb, input("id"));
    }

    /** Reads the record. */
    TrpcCall look() {
        RecordType type = operation.key().type();
        return type == RecordType.GOAL
                ? new TrpcCall("goals.get", JsonNodeFactory.instance.objectNode().put("date", operation.key().id()))
                : new TrpcCall(type.wire() + ".get",
                        JsonNodeFactory.instance.objectNode().put("id", operation.key().id()));
    }

    private ObjectNode input(String id) {
        ObjectNode input = JsonNodeFactory.instance.objectNode().put(id, operation.key().id());
        if (!delete() && data instanceof ObjectNode fields) {
            input.setAll(fields);
        }
        input.put("opId", frozen.opId().toString());
        base.ifPresent(version -> input.put("baseVersion", version));
        return input.put("lastModified", operation.lastModified().toString());
    }
}
