package org.larder.trpc;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The URL of a request as a server reads it.
 *
 * @param batch whether the answer is an array; {@code batch=1} decides, not the comma
 * @param paths the procedures asked for, decoded
 * @param input the text of the parameter {@code input}; empty if there is none or it is empty
 */
public record TrpcInbound(boolean batch, List<String> paths, Optional<String> input) {

    private static final String BAD_ENCODING = "the URL is not encoded correctly";

    /**
     * @param path what follows the base address and a slash, percent-encoded
     * @param query what follows the question mark, percent-encoded; empty if there is none
     * @throws TrpcException for the whole request if the encoding is wrong
     */
    public static TrpcInbound of(String path, String query) {
        boolean batch = parameter(query, "batch").filter("1"::equals).isPresent();
        String decoded = decode(path.replace("+", "%2B"));
        return new TrpcInbound(batch, batch ? List.of(decoded.split(",", -1)) : List.of(decoded),
                parameter(query, "input").filter(text -> !text.isEmpty()));
    }

    /**
     * The inputs of the calls.
     *
     * @param whole what came in the body or in {@code input}
     * @throws TrpcException if the input of a batch is not an object keyed by index
     */
    public List<Optional<JsonNode>> inputs(Optional<JsonNode> whole) {
        if (!batch) {
            return List.of(whole);
        }
        if (whole.isPresent() && !whole.get().isObject()) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, "the input of a batch is an object keyed by index");
        }
        var inputs = new ArrayList<Optional<JsonNode>>();
        for (int index = 0; index < paths.size(); index++) {
            String key = Integer.toString(index);
            inputs.add(whole.flatMap(json -> Optional.ofNullable(json.get(key))));
        }
        return inputs;
    }

    /**
     * The value of a parameter, decoded; of several the first.
     *
     * @param query what follows the question mark, percent-encoded
     * @throws TrpcException for the whole request if the encoding is wrong
     */
    public static Optional<String> parameter(String query, String name) {
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (decode(equals < 0 ? pair : pair.substring(0, equals)).equals(name)) {
                return Optional.of(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return Optional.empty();
    }

    private static String decode(String encoded) {
        try {
            String bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
            return StandardCharsets.UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new TrpcException(TrpcCode.BAD_REQUEST, BAD_ENCODING);
        }
    }
}
