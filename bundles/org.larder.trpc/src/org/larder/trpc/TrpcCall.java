package org.larder.trpc;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A call of one procedure.
 *
 * @param path the dotted name, such as {@code sync.push}
 * @param input empty for no input, which is something else than the JSON value null
 */
public record TrpcCall(String path, Optional<JsonNode> input) {

    /** A call without input. */
    public TrpcCall(String path) {
        this(path, Optional.empty());
    }

    public TrpcCall(String path, JsonNode input) {
        this(path, Optional.of(input));
    }
}
