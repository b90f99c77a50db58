package org.larder.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.api.model.FieldError;
import org.larder.rules.Texts;

/** What the contract asks of every field, the unknown ones too: its name, its texts, its numbers, its depth. */
final class AnyFieldCheck {

    private static final int DEPTH = 8;
    private static final Set<String> RESERVED = Set.of("type", "id", "version", "lastModified", "deleted", "createdAt",
            "updatedAt", "opId", "baseVersion", "effectiveFrom");

    private AnyFieldCheck() {
    }

    static List<FieldError> check(JsonNode data) {
        List<FieldError> errors = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            fault(field.getKey(), field.getValue())
                    .ifPresent(message -> errors.add(new FieldError(field.getKey(), "", message)));
        }
        return errors;
    }

    private static Optional<String> fault(String name, JsonNode value) {
        if (RESERVED.contains(name) || name.startsWith("_")) {
            return Optional.of("is a reserved name");
        }
        return Texts.storable(name) ? fault(value, 0) : Optional.of("has a name that is not well-formed Unicode");
    }

    private static Optional<String> fault(JsonNode value, int depth) {
        if (value.isTextual()) {
            return Texts.storable(value.textValue())
                    ? Optional.empty()
                    : Optional.of("must be well-formed Unicode without U+0000");
        }
        if (value.isNumber()) {
            return Double.isFinite(value.doubleValue()) ? Optional.empty() : Optional.of("must fit a double");
        }
        return value.isContainerNode() ? faultInside(value, depth + 1) : Optional.empty();
    }

    private static Optional<String> faultInside(JsonNode container, int depth) {
        if (depth > DEPTH) {
            return Optional.of("must not nest deeper than " + DEPTH);
        }
        for (Map.Entry<String, JsonNode> member : container.properties()) {
            if (!Texts.storable(member.getKey())) {
                return Optional.of("has a name that is not well-formed Unicode");
            }
        }
        for (JsonNode child : container) {
            Optional<String> fault = fault(child, depth);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }
}
