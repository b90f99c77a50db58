package org.larder.exchange;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;

/**
 * The members of a JSON object in one line, each with its exact text, so that what was stored as a text comes back as that
 * text. Members are taken; what is left is unknown. Not thread-safe.
 */
final class Members {

    private static final JsonFactory STRICT = strict();

    private final Map<String, String> values = new LinkedHashMap<>();

    private Members() {
    }

    /** @throws ValidationException if it is no JSON object, or names a member twice */
    static Members of(String line) {
        Members members = new Members();
        try (JsonParser parser = STRICT.createParser(line)) {
            members.read(parser, line);
        } catch (JsonProcessingException e) {
            throw fault("the line", "is not in order: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory can be read", e);
        }
        return members;
    }

    private void read(JsonParser parser, String line) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw fault("the line", "must be a JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            int start = (int) parser.currentTokenLocation().getCharOffset();
            if (parser.currentToken().isStructStart()) {
                skip(parser);
            }
            parser.finishToken();
            values.put(name, line.substring(start, (int) parser.currentLocation().getCharOffset()));
        }
        if (parser.nextToken() != null) {
            throw fault("the line", "must be one JSON object");
        }
    }

    /** The names of the members that are left. */
    List<String> names() {
        return List.copyOf(values.keySet());
    }

    /** The exact text of a member. */
    Optional<String> take(String name) {
        return Optional.ofNullable(values.remove(name));
    }

    Optional<String> optionalText(String name) {
        return take(name).map(value -> Json.read(value))
                .map(node -> Optional.ofNullable(node.textValue()).orElseThrow(() -> fault(name, "must be a text")));
    }

    String text(String name) {
        return need(name, optionalText(name));
    }

    /** A text of a certain form. */
    <T> Optional<T> optional(String name, Function<String, T> form) {
        return optionalText(name).map(text -> formed(name, text, form));
    }

    <T> T need(String name, Function<String, T> form) {
        return need(name, optional(name, form));
    }

    long number(String name) {
        return formed(name, need(name, take(name)), Long::parseLong);
    }

    /** Whether it is there and true. */
    boolean flag(String name) {
        return take(name).map(value -> formed(name, value, Members::bool)).orElse(false);
    }

    /** What is left, as a compact JSON object. */
    Optional<String> rest() {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String object = values.entrySet()
                .stream()
                .map(member -> Json.write(Json.MAPPER.getNodeFactory().textNode(member.getKey())) + ":"
                        + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        values.clear();
        return Optional.of(object);
    }

    /** @throws ValidationException if anything is left */
    void end() {
        values.keySet().stream().findFirst().ifPresent(name -> {
            throw fault(name, "is not known here");
        });
    }

    static ValidationException fault(String name, String message) {
        return new ValidationException(new FieldError(name, "", message));
    }

    static <T> T need(String name, Optional<T> value) {
        return value.orElseThrow(() -> fault(name, "is missing"));
    }

    private static <T> T formed(String name, String text, Function<String, T> form) {
        try {
            return form.apply(text);
        } catch (ValidationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new ValidationException(new FieldError(name, text, "is not as Larder writes it"));
        }
    }

    private static void skip(JsonParser parser) throws IOException {
        int open = 1;
        while (open > 0) {
            JsonToken token = parser.nextToken();
            open += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        }
    }

    private static JsonFactory strict() {
        JsonFactory factory = new JsonFactory();
        factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(Json.DEPTH).build());
        return factory;
    }

    private static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
