package org.larder.trpc;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An HTTP request that carries calls. A GET is for queries; a POST is for mutations, and for queries whose URL would be
 * too long ("method override"). A body is of type {@code application/json}, the empty one too.
 *
 * @param method GET or POST
 * @param target what follows the base address and a slash: path and query, percent-encoded
 * @param body of a POST, in UTF-8; empty for a GET
 */
public record TrpcRequest(String method, String target, Optional<byte[]> body) {

    private static final String BATCH = "?batch=1";

    /** A query. */
    public static TrpcRequest get(TrpcCall call) {
        return new TrpcRequest("GET",
                call.path() + call.input().map(json -> "?input=" + encode(TrpcJson.text(json))).orElse(""),
                Optional.empty());
    }

    /** A batch of queries, at least one; the answer is an array. */
    public static TrpcRequest get(List<TrpcCall> calls) {
        return new TrpcRequest("GET", paths(calls) + BATCH + "&input=" + encode(TrpcJson.text(inputs(calls))),
                Optional.empty());
    }

    /** A mutation, or a query by method override. */
    public static TrpcRequest post(TrpcCall call) {
        return post(call.path(), call.input().map(TrpcJson::bytes).orElseGet(() -> new byte[0]));
    }

    /** The same with an input that is JSON in UTF-8 already, so that a repeat carries the same bytes. */
    public static TrpcRequest post(String path, byte[] input) {
        return new TrpcRequest("POST", path, Optional.of(input));
    }

    /** A batch of mutations, or of queries by method override, at least one; the answer is an array. */
    public static TrpcRequest post(List<TrpcCall> calls) {
        return new TrpcRequest("POST", paths(calls) + BATCH, Optional.of(TrpcJson.bytes(inputs(calls))));
    }

    private static String paths(List<TrpcCall> calls) {
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("a batch without calls");
        }
        return calls.stream().map(TrpcCall::path).collect(Collectors.joining(","));
    }

    private static ObjectNode inputs(List<TrpcCall> calls) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        for (int index = 0; index < calls.size(); index++) {
            String key = Integer.toString(index);
            calls.get(index).input().ifPresent(input -> inputs.set(key, input));
        }
        return inputs;
    }

    private static String encode(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
