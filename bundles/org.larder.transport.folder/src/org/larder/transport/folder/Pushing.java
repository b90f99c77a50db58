package org.larder.transport.folder;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.FieldError;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;
import org.larder.api.transport.Outcome;
import org.larder.json.Json;
import org.larder.json.RecordJson;
import org.larder.rules.LastWriter;

/**
 * Decides operations against what was seen, and stages them. An edit of the record as it stands is raised above it, so that
 * no clock makes it lose; any other stands or falls by its stamp. Used under the lock of the folder.
 */
record Pushing(FolderIndex index, OwnLog own) {

    private static final int LONGEST = Frame.MOST_BYTES / 2;
    private static final int HASH_DIGITS = 16;

    Outcome push(FrozenOperation frozen) throws IOException {
        try {
            JsonNode json = Json.read(frozen.json());
            Entry.Op op = EntryText.op(json);
            if (!op.opId().equals(frozen.opId()) || frozen.json().length() > LONGEST) {
                throw new ValidationException(new FieldError("opId", "", "must be that of the operation, and the text"
                        + " of the operation at most " + LONGEST + " characters"));
            }
            long hash = hash(json);
            Optional<FolderIndex.Known> known = index.known(op.opId());
            return known.isPresent() ? again(op, hash, known.get()) : decide(frozen, json, op, hash);
        } catch (ValidationException e) {
            return new Outcome.Rejected(frozen.opId(), false, "INVALID", "the operation is not valid", e.errors());
        }
    }

    private static long hash(JsonNode op) {
        String all = RecordJson.operationHash(op.path("type").asText(), op.path("op").asText(), op.path("id").asText(),
                op.path("lastModified").asText(), op.path("data"));
        return HexFormat.fromHexDigitsToLong(all.substring(0, HASH_DIGITS));
    }

    private Outcome again(Entry.Op op, long hash, FolderIndex.Known known) throws IOException {
        if (hash != known.hash() || !op.key().equals(known.standing().key())) {
            return new Outcome.Rejected(op.opId(), false, "OPID_REUSED", "the opId belongs to another operation",
                    List.of());
        }
        return new Outcome.Duplicate(op.opId(), state(known.standing()), known.lost());
    }

    private Outcome decide(FrozenOperation frozen, JsonNode json, Entry.Op op, long hash) throws IOException {
        Optional<Standing> there = index.standing(op.key());
        boolean follows = there.isEmpty() || json.path("baseVersion").asLong() == there.get().version();
        Stamp stamp = follows
                ? there.map(standing -> LastWriter.raised(standing.stamp(), op.stamp())).orElse(op.stamp())
                : op.stamp();
        if (!follows) {
            require(there.get());
        }
        int order = follows ? 1 : index.compare(op, there.get());
        Entry.Op taken = new Entry.Op(op.opId(), op.key(), stamp, op.delete(), order < 0, false, op.data());
        own.stage(hash, taken, Optional.of(stamp).filter(each -> !each.equals(op.stamp())), frozen.json());
        return outcome(taken, order);
    }

    private Outcome outcome(Entry.Op op, int order) throws IOException {
        UUID opId = op.opId();
        Standing standing = index.standing(op.key()).orElseThrow();
        if (order > 0) {
            return new Outcome.Applied(opId, new RemoteRecord(op.key(), standing.version(), op.stamp(),
                    standing.createdAt(), op.data()), false);
        }
        return order == 0
                ? new Outcome.Duplicate(opId, state(standing), false)
                : new Outcome.Superseded(opId, state(standing));
    }

    private RemoteRecord state(Standing standing) throws IOException {
        require(standing);
        return index.record(standing);
    }

    /** What is read again must be on disk. */
    private void require(Standing standing) throws IOException {
        if (own.stages(standing.line())) {
            own.flush();
        }
    }
}
