package org.larder.server.records;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.RecordType;
import org.larder.server.web.Input;

/** Reads the member {@code types}. */
final class TypesForm {

    private static final String TYPES = "types";

    private TypesForm() {
    }

    /** The types asked for; all if there is no such member. */
    static Set<RecordType> read(Input input) {
        if (!input.has(TYPES)) {
            return EnumSet.allOf(RecordType.class);
        }
        JsonNode list = input.object().path(TYPES);
        Set<RecordType> types = EnumSet.noneOf(RecordType.class);
        boolean good = list.isArray() && !list.isEmpty();
        for (JsonNode each : list) {
            Optional<RecordType> type = each.isTextual() ? RecordType.ofWire(each.textValue()) : Optional.empty();
            type.ifPresent(types::add);
            good &= type.isPresent();
        }
        if (!good) {
            input.fault(TYPES, "must be a list of products, consumptions, nutritionGoals, at least one");
        }
        return types;
    }
}
