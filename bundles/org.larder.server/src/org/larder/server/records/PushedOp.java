package org.larder.server.records;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.server.web.Input;
import org.larder.trpc.ZodError;

/**
 * An element of a push as it was read.
 *
 * @param op empty if it is not valid
 * @param faults why it is not
 */
record PushedOp(JsonNode json, Optional<SentOp> op, ZodError faults) {

    static PushedOp read(JsonNode json) {
        if (!json.isObject()) {
            return new PushedOp(json, Optional.empty(), ZodError.field("data", "must be an object"));
        }
        Input input = Input.required(Optional.of(json));
        Optional<SentOp> op = new OpForm(input).pushed();
        return new PushedOp(json, op, new ZodError(List.of(), input.faults()));
    }
}
