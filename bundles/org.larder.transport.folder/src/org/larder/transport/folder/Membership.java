package org.larder.transport.folder;

import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;

/**
 * A folder that this profile joined, as it is kept among its secrets: so the folder is known while it is not mounted.
 *
 * @param path where it lay then, absolute
 * @param id the folder's
 * @param key what its logs are sealed with; empty: they are not
 */
record Membership(Path path, String id, Optional<byte[]> key) {

    /** The name of the secret. */
    static final String SECRET = "folder";

    /** What the transport calls the remote. */
    String remote() {
        return "folder:" + id;
    }

    Seal seal() {
        return key.<Seal>map(GcmSeal::new).orElse(Seal.NONE);
    }

    String text() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("path", path.toString()).put("folder", id);
        key.ifPresent(bytes -> json.put("key", Base64.getEncoder().encodeToString(bytes)));
        return Json.write(json);
    }

    /** The membership of a text; empty if it is none. */
    static Optional<Membership> of(String text) {
        try {
            JsonNode json = Json.read(text);
            Optional<byte[]> key = json.path("key").isTextual()
                    ? Optional.of(Base64.getDecoder().decode(json.path("key").asText()))
                    : Optional.empty();
            return json.path("folder").isTextual()
                    ? Optional
                            .of(new Membership(Path.of(json.path("path").asText()), json.path("folder").asText(), key))
                    : Optional.empty();
        } catch (ValidationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "Membership[" + id + "]";
    }
}
