package org.larder.server.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.model.FieldError;
import org.larder.rules.Texts;
import org.larder.trpc.TrpcException;
import org.larder.trpc.ZodError;

/**
 * Reads the members of an input and collects what is wrong with them, so that all faults are told at once by
 * {@link #check}. After a fault the readers give harmless values. Not thread-safe.
 */
public final class Input {

    /** The greatest whole number that every JSON reader knows. */
    public static final long MAX_INTEGER = 9_007_199_254_740_991L;

    private final JsonNode object;
    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    private Input(JsonNode object) {
        this.object = object;
    }

    /** @throws TrpcException if there is no input or it is not an object */
    public static Input required(Optional<JsonNode> input) {
        return new Input(input.filter(JsonNode::isObject)
                .orElseThrow(() -> TrpcException.input(ZodError.form("the input must be an object"))));
    }

    /** No input counts as an object without members. @throws TrpcException if it is something else */
    public static Input optional(Optional<JsonNode> input) {
        return input.isEmpty() ? new Input(JsonNodeFactory.instance.objectNode()) : required(input);
    }

    public JsonNode object() {
        return object;
    }

    /** Whether there is such a member, even one that is null. */
    public boolean has(String name) {
        return object.has(name);
    }

    /** A required text of so many UTF-16 units. */
    public String text(String name, int min, int max) {
        JsonNode value = object.path(name);
        if (!value.isTextual() || !Texts.storable(value.textValue())) {
            fault(name, value.isMissingNode() ? "is required" : "must be a text of well-formed Unicode");
            return "";
        }
        if (value.textValue().length() < min || value.textValue().length() > max) {
            fault(name, "must have " + min + " to " + max + " characters");
        }
        return value.textValue();
    }

    /** A text that may be absent or null. */
    public Optional<String> nullableText(String name, int max) {
        return object.path(name).isNull() ? Optional.empty() : optionalText(name, max);
    }

    /** A text that may be absent, not null. */
    public Optional<String> optionalText(String name, int max) {
        return has(name) ? Optional.of(text(name, 0, max)) : Optional.empty();
    }

    /** A required text of a certain form. */
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> form, String message) {
        JsonNode value = object.path(name);
        Optional<T> result = value.isTextual() ? form.apply(value.textValue()) : Optional.empty();
        if (result.isEmpty()) {
            fault(name, value.isMissingNode() ? "is required" : message);
        }
        return result;
    }

    /** A whole number that may be absent. */
    public OptionalLong optionalInteger(String name, long min, long max) {
        if (!has(name)) {
            return OptionalLong.empty();
        }
        JsonNode value = object.path(name);
        if (!value.isNumber() || !integral(value) || value.doubleValue() < min || value.doubleValue() > max) {
            fault(name, "must be a whole number from " + min + " to " + max);
            return OptionalLong.empty();
        }
        return OptionalLong.of(value.longValue());
    }

    public void fault(String name, String message) {
        faults.computeIfAbsent(name, key -> new ArrayList<>()).add(message);
    }

    public void faults(List<FieldError> errors) {
        errors.forEach(error -> fault(error.field(), error.message()));
    }

    /** All faults so far, by member. */
    public Map<String, List<String>> faults() {
        return faults;
    }

    /** @throws TrpcException naming all faults, if there is one */
    public void check() {
        if (!faults.isEmpty()) {
            throw TrpcException.input(new ZodError(List.of(), faults));
        }
    }

    private static boolean integral(JsonNode value) {
        double number = value.doubleValue();
        return Double.isFinite(number) && number == Math.rint(number);
    }
}
