package org.larder.server.web;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A procedure of section 3 of the contract.
 *
 * @param path the dotted name
 */
public record Procedure(String path, Kind kind, Body body) {

    /** How a procedure is called. */
    public enum Kind {
        QUERY,
        MUTATION
    }

    /** What a procedure does. Thread-safe. Errors for the caller are {@link org.larder.trpc.TrpcException}. */
    public interface Body {
        JsonNode call(Caller caller, Optional<JsonNode> input);
    }

    public static Procedure query(String path, Body body) {
        return new Procedure(path, Kind.QUERY, body);
    }

    public static Procedure mutation(String path, Body body) {
        return new Procedure(path, Kind.MUTATION, body);
    }
}
