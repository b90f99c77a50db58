package org.larder.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.Uuids;
import org.larder.api.model.ValidationException;
import org.larder.api.model.WireInstant;
import org.larder.rules.Validation;

/** Records and operations as JSON. Stateless. */
public final class RecordJson {

    /** The data of a record has at most so many bytes (contract 4). */
    public static final int MAX_DATA_BYTES = 8192;

    /** A letter has no more bytes in UTF-8. */
    private static final int MOST_BYTES = 3;
    private static final Set<String> RECORD_ENVELOPE = Set.of("type", "id", "version", "lastModified", "deleted",
            "createdAt", "updatedAt");

    private RecordJson() {
    }

    /**
     * Data as compact JSON, optional fields filled in, unknown fields behind them.
     *
     * @throws ValidationException naming {@code data} if it is larger than {@link #MAX_DATA_BYTES}, or a field if its
     *         unknown fields break the contract
     */
    public static String text(Data data) {
        return bounded(QuickForm.write(data).orElseGet(() -> checked(tree(data))));
    }

    /** As {@link #text(Data)}, as a tree. */
    public static ObjectNode tree(Data data) {
        return RecordForm.write(data);
    }

    /**
     * Data that somebody sends or a file holds.
     *
     * @throws ValidationException naming every field of a wrong form or out of bounds
     */
    public static Data parse(RecordType type, JsonNode json) {
        return parse(type, json, false);
    }

    /** As {@link #parse(RecordType, JsonNode)}. */
    public static Data parse(RecordType type, String json) {
        return parse(type, Json.read(json));
    }

    /**
     * As {@link #parse(RecordType, String)}, of data that a store held and that may come from a newer version elsewhere: enum
     * names that this version does not know are kept.
     */
    public static Data held(RecordType type, String json) {
        return parse(type, Json.read(json), true);
    }

    /** As {@link #held(RecordType, String)}. */
    public static Data held(RecordType type, JsonNode json) {
        return parse(type, json, true);
    }

    /** Data that was checked before: the store reads what it wrote. Enum names of newer versions are kept. */
    public static Data stored(RecordType type, String json) {
        return StoredForm.read(type, json).orElseGet(() -> RecordForm.read(type, new DataReader(Json.read(json))));
    }

    /** The wire form of an operation, compact. */
    public static String operation(Operation operation) {
        return operation(operation.opId(), operation.key(), operation.baseVersion(), operation.lastModified(),
                operation.data().map(data -> Json.write(tree(data))));
    }

    /**
     * As {@link #operation(Operation)}, with data that a store holds as {@link #text(Data)} made it.
     *
     * @param data empty for a delete
     */
    public static String operation(UUID opId, RecordKey key, long baseVersion, Stamp lastModified,
            Optional<String> data) {
        ObjectNode out = Json.MAPPER.createObjectNode();
        out.put("opId", opId.toString());
        out.put("type", key.type().wire());
        out.put("op", data.isEmpty() ? "delete" : baseVersion == 0 ? "create" : "update");
        out.put("id", key.id());
        out.put("baseVersion", baseVersion);
        out.put("lastModified", lastModified.toString());
        String envelope = Json.write(out);
        return data.map(text -> envelope.substring(0, envelope.length() - 1) + ",\"data\":" + text + "}")
                .orElse(envelope);
    }

    /**
     * The operation of a wire form that this program wrote.
     *
     * @throws ValidationException if it is none
     */
    public static Operation operation(String json) {
        JsonNode in = Json.read(json);
        RecordKey key = key(in);
        Optional<Data> data = in.path("op").asText().equals("delete")
                ? Optional.empty()
                : Optional.of(RecordForm.read(key.type(), new DataReader(in.path("data"))));
        return new Operation(Uuids.parse("opId", in.path("opId").asText()), key, in.path("baseVersion").asLong(),
                Stamp.parse(in.path("lastModified").asText()), data);
    }

    /** The flat wire form of a record. */
    public static ObjectNode record(RemoteRecord record) {
        ObjectNode out = Json.MAPPER.createObjectNode();
        out.put("type", record.key().type().wire());
        out.put("id", record.key().id());
        record.data().ifPresent(data -> out.setAll(tree(data)));
        out.put("version", record.version());
        out.put("lastModified", record.lastModified().toString());
        out.put("deleted", record.deleted());
        out.put("createdAt", WireInstant.text(record.createdAt()));
        out.put("updatedAt", WireInstant.text(record.lastModified().time()));
        return out;
    }

    /**
     * The record of a flat wire form that a remote sent. Enum names of newer versions are kept.
     *
     * @throws ValidationException naming every field of a wrong form or out of bounds
     */
    public static RemoteRecord record(JsonNode in) {
        RecordKey key = key(in);
        JsonNode version = in.path("version");
        if (!version.isIntegralNumber() || version.longValue() < 1) {
            throw new ValidationException(new FieldError("version", version.asText(), "must be a whole number from 1"));
        }
        Optional<Data> data = Optional.empty();
        if (!in.path("deleted").asBoolean()) {
            ObjectNode fields = Json.MAPPER.createObjectNode();
            fields.setAll((ObjectNode) in);
            fields.remove(RECORD_ENVELOPE);
            data = Optional.of(parse(key.type(), fields, true));
        }
        Stamp stamp = Stamp.parse(in.path("lastModified").asText());
        Instant created = WireInstant.of(in.path("createdAt").asText()).orElse(stamp.time());
        return new RemoteRecord(key, version.longValue(), stamp, created, data);
    }

    /** The type and id of a record or operation; a type that this version does not know is a {@link ValidationException}. */
    public static RecordKey key(JsonNode in) {
        String wire = in.path("type").asText();
        RecordType type = RecordType.ofWire(wire).orElseThrow(() -> new ValidationException(
                new FieldError("type", wire, "must be products, consumptions or nutritionGoals")));
        return new RecordKey(type, in.path("id").asText());
    }

    /**
     * Names the content of data: equal texts for data that the contract holds equal (member order does not matter; a
     * top-level field that is absent, null or [] counts the same). The order of these texts is the fixed total order of
     * contract 6.6.
     */
    public static String hash(Data data) {
        return Canonical.hash(tree(data));
    }

    /** As {@link #hash(Data)}, of data as it came. */
    public static String hash(JsonNode data) {
        return Canonical.hash(data);
    }

    /** Names an operation as a whole (contract 6.2): type, op, id, stamp and content; opId and base version do not count. */
    public static String operationHash(String type, String op, String id, String lastModified, JsonNode data) {
        ObjectNode all = Json.MAPPER.createObjectNode();
        all.put("type", type).put("op", op).put("id", id).put("lastModified", lastModified);
        if (!op.equals("delete")) {
            all.put("data", Canonical.hash(data));
        }
        return Canonical.hash(all);
    }

    private static Data parse(RecordType type, JsonNode json, boolean pulled) {
        if (!json.isObject()) {
            throw new ValidationException(new FieldError("data", "", "must be an object"));
        }
        DataReader in = new DataReader(json);
        Data data = RecordForm.read(type, in);
        List<FieldError> errors = new ArrayList<>(in.errors());
        Set<String> told = errors.stream().map(FieldError::field).collect(Collectors.toSet());
        (pulled ? Validation.checkPulled(data) : Validation.check(data)).stream()
                .filter(error -> !told.contains(error.field()))
                .forEach(errors::add);
        errors.addAll(AnyFieldCheck.check(json));
        if (errors.isEmpty()) {
            text(data);
            return data;
        }
        throw new ValidationException(errors);
    }

    private static String checked(ObjectNode data) {
        List<FieldError> errors = AnyFieldCheck.check(data);
        if (!errors.isEmpty()) {
            throw new ValidationException(errors);
        }
        return Json.write(data);
    }

    private static String bounded(String text) {
        if (text.length() <= MAX_DATA_BYTES / MOST_BYTES) {
            return text;
        }
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_DATA_BYTES) {
            throw new ValidationException(new FieldError("data", "",
                    "must have at most " + MAX_DATA_BYTES + " bytes as JSON, not " + bytes));
        }
        return text;
    }
}
