package org.larder.server.records;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.RemoteRecord;
import org.larder.json.RecordJson;
import org.larder.rules.OpRules;

/** What became of an operation, with the record as it is after it. */
sealed interface Settled {

    Optional<RemoteRecord> record();

    /**
     * It was taken, now or before, or lost.
     *
     * @param original the first status of an operation that came again
     */
    record Taken(OpRules.Status status, Optional<RemoteRecord> record, Optional<OpRules.Status> original,
            boolean clamped) implements Settled {

        /** Status and record, and what else is to be said. */
        void describe(ObjectNode out) {
            out.put("status", wire(status));
            out.set("record", json(record));
            original.ifPresent(first -> out.put("original", wire(first)));
            if (clamped) {
                out.put("clamped", true);
            }
        }

        private static String wire(OpRules.Status status) {
            return status.name().toLowerCase(Locale.ROOT);
        }
    }

    /** It was not taken: the opId belongs to another operation. */
    record OpIdReused(Optional<RemoteRecord> record) implements Settled {
    }

    /** It was not taken: the product of the consumption was never stored. */
    record MissingReference(Optional<RemoteRecord> record) implements Settled {
    }

    /** The wire form of a record, or a JSON null. */
    static JsonNode json(Optional<RemoteRecord> record) {
        return record.<JsonNode>map(RecordJson::record)
                .orElseGet(JsonNodeFactory.instance::nullNode);
    }
}
