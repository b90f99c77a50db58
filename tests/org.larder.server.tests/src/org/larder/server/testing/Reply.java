package org.larder.server.testing;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.TrpcJson;

/** An answer as it came. */
public record Reply(int status, HttpHeaders headers, byte[] body) {

    public JsonNode json() {
        return TrpcJson.read(body);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
