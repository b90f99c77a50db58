package org.larder.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A request, whatever HTTP library received it.
 *
 * @param method GET, POST and so on
 * @param path what follows the mount path and a slash, percent-encoded
 * @param query what follows the question mark, percent-encoded; empty if there is none
 * @param contentType the header
 * @param authorization the header
 * @param peer the address of the other end, as text
 * @param body what was sent
 */
public record WebRequest(String method, String path, String query, Optional<String> contentType,
        Optional<String> authorization, String peer, Body body) {

    /** What was sent. */
    public interface Body {
        /** The bytes; called once, and closed by the caller. */
        InputStream open() throws IOException;
    }
}
