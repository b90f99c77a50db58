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
 * @param headers what stands before the body
 * @param peer the address of the other end, as text
 * @param body what was sent
 */
public record WebRequest(String method, String path, String query, Headers headers, String peer, Body body) {

    /** What was sent. */
    public interface Body {
        /** The bytes; called once, and closed by the caller. */
        InputStream open() throws IOException;
    }

    /** The headers by name, in any letter case. */
    public interface Headers {
        Optional<String> value(String name);
    }

    public Optional<String> header(String name) {
        return headers.value(name);
    }

    /** Who calls. */
    public Caller caller() {
        return new Caller(header("Authorization"), peer);
    }
}
