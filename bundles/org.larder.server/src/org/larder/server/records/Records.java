package org.larder.server.records;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.server.store.ServerStore;
import org.larder.server.web.Input;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** What the reading procedures have in common. */
final class Records {

    private Records() {
    }

    static TrpcException notFound() {
        return new TrpcException(TrpcCode.NOT_FOUND, "there is no such record").reason("NOT_FOUND");
    }

    /** A live record by its member {@code id}. */
    static JsonNode get(ServerStore store, RecordType type, String userId, Optional<JsonNode> json) {
        Input input = Input.required(json);
        Optional<RecordKey> key = new OpForm(input).key(type, "id");
        input.check();
        return store.read(userId, tables -> tables.record(key.orElseThrow()).filter(record -> !record.deleted())
                .map(RecordJson::record).orElseThrow(Records::notFound));
    }

    /** A list without its cursor. */
    static ObjectNode items(List<RemoteRecord> records) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode items = answer.putArray("items");
        records.forEach(record -> items.add(RecordJson.record(record)));
        return answer;
    }

    /**
     * A page of a list.
     *
     * @param found one record more than the limit if there is another page
     * @param cursor the cursor after a record
     */
    static ObjectNode page(List<RemoteRecord> found, int limit, Function<RemoteRecord, String> cursor) {
        if (found.size() <= limit) {
            return items(found).putNull("nextCursor");
        }
        return items(found.subList(0, limit)).put("nextCursor", cursor.apply(found.get(limit - 1)));
    }
}
