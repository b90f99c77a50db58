package org.larder.server.records;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.CivilDate;
import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Stamp;
import org.larder.api.model.Uuids;
import org.larder.api.model.ValidationException;
import org.larder.json.RecordJson;
import org.larder.server.web.Input;

/** Reads the parts of operations; what is wrong becomes a fault of the input. */
final class OpForm {

    private static final Set<String> OPS = Set.of("create", "update", "delete");

    private final Input input;

    OpForm(Input input) {
        this.input = input;
    }

    /** An operation of a push (section 6 of the contract); empty if something is wrong with it. */
    Optional<SentOp> pushed() {
        Optional<UUID> opId = opId();
        Optional<RecordType> type = input.parsed("type", RecordType::ofWire,
                "must be products, consumptions or nutritionGoals");
        Optional<String> op = input.parsed("op", text -> Optional.of(text).filter(OPS::contains),
                "must be create, update or delete");
        Optional<RecordKey> key = type.flatMap(known -> key(known, "id"));
        OptionalLong baseVersion = baseVersion();
        if (!input.has("baseVersion")) {
            input.fault("baseVersion", "is required");
        }
        Optional<Stamp> stamp = stamp();
        boolean delete = op.filter("delete"::equals).isPresent();
        JsonNode json = input.object().path("data");
        Optional<Data> data = delete ? Optional.empty() : type.flatMap(known -> data(known, json));
        if (!input.faults().isEmpty()) {
            return Optional.empty();
        }
        String hash = RecordJson.operationHash(key.orElseThrow().type().wire(), op.orElseThrow(), key.get().id(),
                stamp.orElseThrow().toString(), json);
        return Optional.of(new SentOp(opId, key.get(), baseVersion, stamp, data, hash));
    }

    Optional<UUID> opId() {
        return input.parsed("opId", OpForm::uuid, "must be a lower-case UUID");
    }

    OptionalLong baseVersion() {
        return input.optionalInteger("baseVersion", 0, Input.MAX_INTEGER);
    }

    Optional<Stamp> stamp() {
        return input.parsed("lastModified", Stamp::of, "must be a stamp like 2026-01-31T08:00:00.000Z-0000-device");
    }

    /** @param member in which the id stands */
    Optional<RecordKey> key(RecordType type, String member) {
        if (type == RecordType.GOAL) {
            return input.parsed(member, CivilDate::of, "must be a real date YYYY-MM-DD of the years 1900 to 2999")
                    .map(RecordKey::goal);
        }
        return input.parsed(member, OpForm::uuid, "must be a lower-case UUID")
                .map(id -> new RecordKey(type, id.toString()));
    }

    Optional<Data> data(RecordType type, JsonNode json) {
        try {
            return Optional.of(RecordJson.parse(type, json));
        } catch (ValidationException e) {
            input.faults(e.errors());
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        return Uuids.valid(text) ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
