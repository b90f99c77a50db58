package org.larder.server.web;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcInbound;

/**
 * The inputs of a request's calls. If the whole cannot be read, that is the error of each call, after those that say that
 * the call cannot be made at all.
 */
record CallInputs(List<Optional<JsonNode>> inputs, Optional<TrpcException> fault) {

    static CallInputs of(TrpcInbound inbound, boolean post, RequestBody body) {
        try {
            Optional<JsonNode> whole = post ? body.json() : inbound.input().map(RequestBody::json);
            return new CallInputs(inbound.inputs(whole), Optional.empty());
        } catch (TrpcException e) {
            return new CallInputs(List.of(), Optional.of(e));
        }
    }

    /** @throws TrpcException if the request's input cannot be read */
    Optional<JsonNode> of(int index) {
        if (fault.isPresent()) {
            throw fault.get();
        }
        return inputs.get(index);
    }
}
