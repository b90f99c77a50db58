package org.larder.server.records;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;
import org.larder.server.store.ServerStore;
import org.larder.server.store.UserWriter;
import org.larder.server.web.Input;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/** The writing procedures of one type of records (section 3.1 of the contract). Thread-safe. */
final class CrudWrites {

    private static final Set<String> META = Set.of("opId", "baseVersion", "lastModified");

    private final ServerStore store;
    private final InstantSource clock;
    private final RecordType type;
    private final String idMember;

    /** @param idMember the member of inputs that holds the id */
    CrudWrites(ServerStore store, InstantSource clock, RecordType type, String idMember) {
        this.store = store;
        this.clock = clock;
        this.type = type;
        this.idMember = idMember;
    }

    /** What a write asks for. */
    enum Verb {
        CREATE,
        UPDATE,
        SET,
        DELETE;

        /** The name in an operation. */
        private String op() {
            return switch (this) {
                case CREATE -> "create";
                case UPDATE, SET -> "update";
                case DELETE -> "delete";
            };
        }
    }

    JsonNode create(String userId, Optional<JsonNode> input) {
        return write(userId, input, Verb.CREATE);
    }

    JsonNode update(String userId, Optional<JsonNode> input) {
        return write(userId, input, Verb.UPDATE);
    }

    /** Creates, replaces or revives. */
    JsonNode set(String userId, Optional<JsonNode> input) {
        return write(userId, input, Verb.SET);
    }

    JsonNode delete(String userId, Optional<JsonNode> input) {
        return write(userId, input, Verb.DELETE);
    }

    private JsonNode write(String userId, Optional<JsonNode> json, Verb verb) {
        SentOp op = read(Input.required(json), verb);
        return store.write(userId, tables -> answer(settle(tables, op, verb)));
    }

    private SentOp read(Input input, Verb verb) {
        OpForm form = new OpForm(input);
        Optional<RecordKey> key = form.key(type, idMember);
        Optional<UUID> opId = input.has("opId") ? form.opId() : Optional.empty();
        OptionalLong baseVersion = form.baseVersion();
        Optional<Stamp> stamp = input.has("lastModified") ? form.stamp() : Optional.empty();
        ObjectNode json = ((ObjectNode) input.object()).deepCopy();
        json.remove(META);
        json.remove(idMember);
        Optional<Data> data = verb == Verb.DELETE ? Optional.empty() : form.data(type, json);
        input.check();
        String hash = RecordJson.operationHash(type.wire(), verb.op(), key.orElseThrow().id(),
                stamp.map(Stamp::toString).orElse(""), json);
        return new SentOp(opId, key.get(), baseVersion, stamp, data, hash);
    }

    private Settled settle(UserWriter tables, SentOp op, Verb verb) {
        Operations operations = new Operations(tables, clock.instant());
        boolean known = op.opId().flatMap(tables::receipt).isPresent();
        if (known || op.stamp().isPresent()) {
            return operations.settle(op);
        }
        Optional<RemoteRecord> current = tables.record(op.key());
        Optional<RemoteRecord> live = current.filter(record -> !record.deleted());
        if (current.isPresent() && op.baseVersion().isPresent()
                && op.baseVersion().getAsLong() != current.get().version()) {
            throw conflict("VERSION_MISMATCH", "the record has another version", current.get());
        }
        if (verb == Verb.CREATE && live.isPresent()) {
            if (!op.contentHash().equals(SentOp.contentHash(live.get().data()))) {
                throw conflict("ALREADY_EXISTS", "the record exists already", live.get());
            }
            return operations.same(op, live.get());
        }
        if (verb == Verb.UPDATE && live.isEmpty()) {
            throw Records.notFound();
        }
        return operations.settle(op);
    }

    private static JsonNode answer(Settled settled) {
        return switch (settled) {
            case Settled.Taken taken -> {
                ObjectNode answer = JsonNodeFactory.instance.objectNode();
                taken.describe(answer);
                yield answer.without(List.of("original"));
            }
            case Settled.OpIdReused reused -> throw new TrpcException(TrpcCode.CONFLICT,
                    "the opId belongs to another operation").reason("OPID_REUSED");
            case Settled.MissingReference missing -> throw new TrpcException(TrpcCode.UNPROCESSABLE_CONTENT,
                    "the product is not stored yet")
                    .reason("MISSING_REFERENCE");
        };
    }

    private static TrpcException conflict(String reason, String message, RemoteRecord current) {
        return new TrpcException(TrpcCode.CONFLICT, message).reason(reason).current(RecordJson.record(current));
    }
}
