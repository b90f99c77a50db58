package org.larder.cli;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.data.Undone;
import org.larder.json.Json;

/** How an undone or redone step looks. */
final class HistoryForm {

    private HistoryForm() {
    }

    /** @throws CommandFailedException with the words for "nothing" if nothing was done */
    static Answer of(Optional<Undone> done, String nothing) {
        Undone undone = done.orElseThrow(() -> new CommandFailedException(nothing));
        ObjectNode json = Json.MAPPER.createObjectNode()
                .put("step", undone.step().label())
                .put("changed", undone.changed());
        ArrayNode skipped = json.putArray("skipped");
        undone.skipped().forEach(key -> skipped.add(key.toString()));
        String left = undone.skipped().isEmpty() ? ""
                : ", " + undone.skipped().size() + " left alone because they changed since";
        return new Answer(json, undone.step().label() + ": " + undone.changed() + " records" + left);
    }
}
