package org.larder.transport.folder;

import java.util.HexFormat;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.larder.api.model.ValidationException;
import org.larder.json.Json;

/**
 * The first line of a file of a log.
 *
 * @param format of the file
 * @param log whose it is, as {@link LogName} writes it
 * @param first the place of its first operation
 * @param link of the operation before
 * @param packs how often it was packed
 * @param packed bytes behind this line that are read as a whole or not at all
 */
record Header(int format, String log, int first, long link, int packs, int packed) {

    static final int FORMAT = 1;

    byte[] line() {
        return Frame.line(Seal.ascii(Json.write(JsonNodeFactory.instance.objectNode().put("format", format)
                .put("log", log).put("first", first).put("link", HexFormat.of().toHexDigits(link)).put("packs", packs)
                .put("packed", packed))));
    }

    /** The header of a text; empty if it is none. */
    static Optional<Header> of(byte[] text) {
        try {
            JsonNode json = Json.read(text);
            if (!json.path("format").isInt() || json.path("packed").asInt() < 0) {
                return Optional.empty();
            }
            return Optional.of(new Header(json.path("format").intValue(), json.path("log").asText(),
                    json.path("first").asInt(), HexFormat.fromHexDigitsToLong(json.path("link").asText("0")),
                    json.path("packs").asInt(), json.path("packed").asInt()));
        } catch (ValidationException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
