package org.larder.transport.trpc;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.account.Session;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.TrpcJson;

/**
 * A session and the server that it belongs to, as one secret: a pair of tokens is never half-written.
 *
 * @param server the base address
 */
record StoredSession(String server, Session session) {

    /** Without the tokens. */
    @Override
    public String toString() {
        return "StoredSession[" + server + ", " + session + "]";
    }

    String text() {
        return TrpcJson.text(JsonNodeFactory.instance.objectNode().put("server", server)
                .put("userId", session.userId()).put("email", session.email())
                .put("accessToken", session.accessToken()).put("refreshToken", session.refreshToken())
                .put("expires", session.expires().toEpochMilli()));
    }

    /** The session of a text; empty if it is none. */
    static Optional<StoredSession> of(String text) {
        try {
            JsonNode json = TrpcJson.read(text);
            if (json.path("refreshToken").asText().isEmpty() || json.path("userId").asText().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new StoredSession(json.path("server").asText(),
                    new Session(json.path("userId").asText(), json.path("email").asText(),
                            json.path("accessToken").asText(), json.path("refreshToken").asText(),
                            Instant.ofEpochMilli(json.path("expires").asLong()))));
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }
}
