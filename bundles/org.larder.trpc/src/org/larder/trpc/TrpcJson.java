package org.larder.trpc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** JSON as both ends read and write it: UTF-8, one value, bounded in depth and number of tokens. */
public final class TrpcJson {

    /** How deep arrays and objects may nest (section 13 of the contract). */
    public static final int MAX_NESTING = 64;

    /** How many brackets, names and values a text may have: what it makes in memory is many times larger than itself. */
    public static final int MAX_TOKENS = 2_000_000;

    private static final ObjectMapper MAPPER = new ObjectMapper(factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TrpcJson() {
    }

    /** @throws MalformedJsonException if the bytes are not exactly one JSON value */
    public static JsonNode read(byte[] utf8) {
        try {
            return value(MAPPER.readTree(utf8));
        } catch (IOException e) {
            throw new MalformedJsonException(e);
        }
    }

    /** @throws MalformedJsonException if the text is not exactly one JSON value */
    public static JsonNode read(String text) {
        try {
            return value(MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            throw new MalformedJsonException(e);
        }
    }

    /** The compact text. */
    public static String text(JsonNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a JSON tree that cannot be written", e);
        }
    }

    /** The compact text in UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes a question mark. */
    public static byte[] bytes(JsonNode json) {
        return text(json).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonFactory factory() {
        var factory = new JsonFactory();
        factory.setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING)
                .maxTokenCount(MAX_TOKENS).build());
        return factory;
    }

    private static JsonNode value(JsonNode json) {
        if (json.isMissingNode()) {
            throw new MalformedJsonException();
        }
        return json;
    }
}
