package org.larder.trpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What is wrong with an input, in the flattened form of the validation library zod.
 *
 * @param formErrors faults of the input as a whole
 * @param fieldErrors faults by the name of the top-level field
 */
public record ZodError(List<String> formErrors, Map<String, List<String>> fieldErrors) {

    private static final String FORM = "formErrors";
    private static final String FIELDS = "fieldErrors";

    /** One fault of one field. */
    public static ZodError field(String name, String message) {
        return new ZodError(List.of(), Map.of(name, List.of(message)));
    }

    /** One fault of the input as a whole. */
    public static ZodError form(String message) {
        return new ZodError(List.of(message), Map.of());
    }

    /** The JSON of {@code data.zodError}. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        addAll(json.putArray(FORM), formErrors);
        json.set(FIELDS, fieldErrorsJson());
        return json;
    }

    /** Only the object of field errors. */
    public ObjectNode fieldErrorsJson() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fieldErrors.forEach((name, messages) -> addAll(fields.putArray(name), messages));
        return fields;
    }

    /** Reads {@code data.zodError}; members of another shape are passed over. */
    public static ZodError of(JsonNode json) {
        return new ZodError(texts(json.path(FORM)), fieldErrors(json.path(FIELDS)));
    }

    /** Reads an object of field errors; members of another shape are passed over. */
    public static Map<String, List<String>> fieldErrors(JsonNode json) {
        var fields = new LinkedHashMap<String, List<String>>();
        json.properties().forEach(field -> fields.put(field.getKey(), texts(field.getValue())));
        return fields;
    }

    private static void addAll(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
