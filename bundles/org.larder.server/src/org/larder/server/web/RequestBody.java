package org.larder.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import org.larder.trpc.MalformedJsonException;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcJson;

/** The body of a POST, read once and never beyond what the limits allow. */
final class RequestBody {

    private static final int DRAINED = 16 * Limits.BODY_BYTES;

    private final byte[] bytes;
    private final boolean tooLarge;
    private final boolean readToEnd;

    private RequestBody(byte[] bytes, boolean tooLarge, boolean readToEnd) {
        this.bytes = bytes;
        this.tooLarge = tooLarge;
        this.readToEnd = readToEnd;
    }

    /** Reads it. What is too much is read on for a while and thrown away, so that the sender sees the answer. */
    static RequestBody of(WebRequest.Body body) {
        try (InputStream in = body.open()) {
            byte[] bytes = in.readNBytes(Limits.BODY_BYTES + 1);
            boolean tooLarge = bytes.length > Limits.BODY_BYTES;
            return new RequestBody(bytes, tooLarge, !tooLarge || drained(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the body could not be read", e);
        }
    }

    boolean readToEnd() {
        return readToEnd;
    }

    /** @throws TrpcException if it is too large or not JSON */
    Optional<JsonNode> json() {
        if (tooLarge) {
            throw new TrpcException(TrpcCode.PAYLOAD_TOO_LARGE,
                    "the body has more than " + Limits.BODY_BYTES + " bytes");
        }
        return bytes.length == 0 ? Optional.empty() : Optional.of(json(bytes));
    }

    /** @throws TrpcException if the text is not JSON */
    static JsonNode json(String text) {
        try {
            return TrpcJson.read(text);
        } catch (MalformedJsonException e) {
            throw malformed();
        }
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return TrpcJson.read(bytes);
        } catch (MalformedJsonException e) {
            throw malformed();
        }
    }

    private static TrpcException malformed() {
        return new TrpcException(TrpcCode.BAD_REQUEST, "the input is not JSON");
    }

    private static boolean drained(InputStream in) throws IOException {
        byte[] scrap = new byte[8192];
        int read = 0;
        for (long total = 0; total < DRAINED && read >= 0; total += read) {
            read = in.read(scrap);
        }
        return read < 0;
    }
}
