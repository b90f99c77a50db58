package org.larder.server.web;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers all of them but those that the HTTP library sets itself
 * @param parts of the body; each is made when it is asked for, and to be sent before the next one is; asking whether
 *            there is one makes none
 * @param close whether the connection must not be used again, since the request was not read to its end
 */
public record WebResponse(int status, Map<String, String> headers, Iterable<byte[]> parts, boolean close) {

    /** One that is known as a whole. */
    static WebResponse whole(int status, Map<String, String> headers, byte[] body, boolean close) {
        return new WebResponse(status, headers, List.of(body), close);
    }

    /** All parts. */
    public byte[] body() {
        var body = new ByteArrayOutputStream();
        parts.forEach(body::writeBytes);
        return body.toByteArray();
    }
}
