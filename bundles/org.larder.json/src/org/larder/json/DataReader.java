package org.larder.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;

/** Reads the fields of one JSON object and collects what is wrong with their forms. Not thread-safe. */
final class DataReader {

    private final JsonNode object;
    private final String scope;
    private final List<FieldError> errors;
    private final Set<String> known = new HashSet<>();

    /** Reads a record's data. */
    DataReader(JsonNode object) {
        this(object, "", new ArrayList<>());
    }

    private DataReader(JsonNode object, String scope, List<FieldError> errors) {
        this.object = object;
        this.scope = scope;
        this.errors = errors;
    }

    /** Reads an object inside this one; its faults are told under the name of the top-level field. */
    DataReader inside(String field, JsonNode inner) {
        return new DataReader(inner, scope.isEmpty() ? field : scope, errors);
    }

    List<FieldError> errors() {
        return errors;
    }

    void fault(String field, JsonNode value, String message) {
        String shown = value.isValueNode() && !value.isMissingNode() ? value.asText() : "";
        errors.add(scope.isEmpty()
                ? new FieldError(field, shown, message)
                : new FieldError(scope, shown, "has a wrong field: " + field + " " + message));
    }

    JsonNode node(String field) {
        known.add(field);
        JsonNode value = object.get(field);
        return value == null ? MissingNode.getInstance() : value;
    }

    String text(String field) {
        JsonNode value = node(field);
        if (!value.isTextual()) {
            fault(field, value, value.isMissingNode() ? "is required" : "must be a text");
            return "";
        }
        return value.textValue();
    }

    Optional<String> optionalText(String field) {
        return absent(node(field)) ? Optional.empty() : Optional.of(text(field));
    }

    double number(String field) {
        JsonNode value = node(field);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            fault(field, value, value.isMissingNode() ? "is required" : "must be a finite number");
            return 0;
        }
        return value.doubleValue();
    }

    OptionalDouble optionalNumber(String field) {
        return absent(node(field)) ? OptionalDouble.empty() : OptionalDouble.of(number(field));
    }

    /** A text of a certain form. */
    <T> Optional<T> parsed(String field, Function<String, Optional<T>> form, String message) {
        JsonNode value = node(field);
        Optional<T> result = value.isTextual() ? form.apply(value.textValue()) : Optional.empty();
        if (result.isEmpty()) {
            fault(field, value, value.isMissingNode() ? "is required" : message);
        }
        return result;
    }

    <T> Optional<T> optionalParsed(String field, Function<String, Optional<T>> form, String message) {
        return absent(node(field)) ? Optional.empty() : parsed(field, form, message);
    }

    /** What is left: the fields that nobody asked for. */
    Extras extras() {
        ObjectNode rest = Json.MAPPER.createObjectNode();
        object.properties().stream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> rest.set(field.getKey(), field.getValue()));
        return rest.isEmpty() ? Extras.NONE : new Extras(Json.write(rest));
    }

    private static boolean absent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
