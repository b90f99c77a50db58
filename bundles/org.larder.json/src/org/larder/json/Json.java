package org.larder.json;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.larder.api.model.FieldError;
import org.larder.api.model.ValidationException;

/** Reads and writes JSON trees as the contract wants them: strict, compact, UTF-8, bounded in depth. */
public final class Json {

    /** Arrays and objects nest at most this deep in any text that is read (contract 13). */
    public static final int DEPTH = 64;

    /** The mapper of the contract; shared, never reconfigured. */
    public static final ObjectMapper MAPPER = JsonMapper.builder(bounded())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {
    }

    /** @throws ValidationException naming {@code data} if the text is no JSON */
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        }
    }

    /** @throws ValidationException naming {@code data} if the bytes are no JSON in UTF-8 */
    public static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Compact text, non-ASCII characters as they are. */
    public static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON nodes can always be written", e);
        }
    }

    private static JsonFactory bounded() {
        JsonFactory factory = new JsonFactory();
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).build());
        return factory;
    }

    private static ValidationException malformed(IOException cause) {
        String reason = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return new ValidationException(new FieldError("data", "", "must be JSON: " + reason));
    }
}
