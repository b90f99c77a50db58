package org.larder.transport.folder;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.Uuids;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;
import org.larder.json.RecordJson;

/** The JSON of a log's lines, held against the contract when it is read. */
final class EntryText {

    /** No stamp may lie so near the end of time that none can be raised above it. */
    private static final long LAST_MILLIS = Stamp.parse("9999-01-01T00:00:00.000Z-0000-0").millis();

    private EntryText() {
    }

    /**
     * A line.
     *
     * @param json the operation as it was sent
     * @param raised the stamp in force, if it is not the operation's own
     */
    static byte[] full(int n, long link, long hash, boolean lost, Optional<Stamp> raised, String json) {
        StringBuilder text = head(n, link, hash, lost);
        raised.ifPresent(stamp -> text.append(",\"stamp\":\"").append(stamp).append('"'));
        text.append(",\"op\":").append(json.indexOf('\n') < 0 ? json : Json.write(Json.read(json))).append('}');
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The line of an operation whose data are not needed any more. */
    static byte[] ghost(Entry entry, Entry.Op op) {
        StringBuilder text = head(entry.n(), entry.link(), entry.hash(), op.lost());
        text.append(",\"ghost\":[\"").append(String.join("\",\"", op.opId().toString(), op.key().type().wire(),
                op.key().id(), op.stamp().toString())).append("\"]}");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder head(int n, long link, long hash, boolean lost) {
        HexFormat hex = HexFormat.of();
        return new StringBuilder(512).append("{\"n\":").append(n).append(",\"link\":\"").append(hex.toHexDigits(link))
                .append("\",\"hash\":\"").append(hex.toHexDigits(hash)).append('"')
                .append(lost ? ",\"lost\":true" : "");
    }

    /** The line of a text; empty if it is none. */
    static Optional<Entry> of(byte[] text) {
        try {
            JsonNode line = Json.read(text);
            JsonNode n = line.path("n");
            if (!n.isInt() || !line.path("link").isTextual() || !line.path("hash").isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new Entry(n.intValue(), HexFormat.fromHexDigitsToLong(line.path("link").textValue()),
                    HexFormat.fromHexDigitsToLong(line.path("hash").textValue()), content(line)));
        } catch (ValidationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Entry.Content content(JsonNode line) {
        JsonNode ghost = line.path("ghost");
        JsonNode op = ghost.isArray() ? said(ghost) : line.path("op");
        if (op.isObject() && op.path("type").isTextual() && RecordType.ofWire(op.path("type").asText()).isEmpty()) {
            return new Entry.Unknown();
        }
        try {
            Stamp raised = stamp(line.path("stamp").asText(op.path("lastModified").asText()));
            return op(op, raised, line.path("lost").asBoolean(), ghost.isArray());
        } catch (ValidationException e) {
            return new Entry.Refused(sentence(op, e.errors()));
        }
    }

    /** What a ghost says, as an operation without data. */
    private static JsonNode said(JsonNode ghost) {
        return JsonNodeFactory.instance.objectNode().put("opId", ghost.path(0).asText())
                .put("type", ghost.path(1).asText()).put("id", ghost.path(2).asText())
                .put("lastModified", ghost.path(3).asText()).put("op", "update");
    }

    /** @throws ValidationException if it is none of the contract */
    static Entry.Op op(JsonNode op) {
        return op(op, stamp(op.path("lastModified").asText()), false, false);
    }

    private static Entry.Op op(JsonNode op, Stamp stamp, boolean lost, boolean ghost) {
        RecordKey key = RecordJson.key(op);
        String name = op.path("op").asText();
        if (!List.of("create", "update", "delete").contains(name)) {
            throw new ValidationException(new FieldError("op", name, "must be create, update or delete"));
        }
        boolean delete = name.equals("delete");
        Optional<Data> data = delete || ghost
                ? Optional.empty()
                : Optional.of(RecordJson.held(key.type(), op.path("data")));
        return new Entry.Op(Uuids.parse("opId", op.path("opId").asText()), key, stamp, delete, lost, ghost, data);
    }

    /** @throws ValidationException if it is none, or at the end of time */
    private static Stamp stamp(String text) {
        Stamp stamp = Stamp.parse(text);
        if (stamp.millis() >= LAST_MILLIS) {
            throw new ValidationException(new FieldError("lastModified", text, "must be before the year 9999"));
        }
        return stamp;
    }

    /** Names the record and the fields, not their values. */
    private static String sentence(JsonNode op, List<FieldError> errors) {
        String id = op.path("id").asText();
        return op.path("type").asText() + "/" + id.substring(0, Math.min(36, id.length())) + ": "
                + String.join("; ", errors.stream().map(error -> error.field() + " " + error.message()).toList());
    }
}
