package org.larder.trpc;

/** Bytes that are not exactly one JSON value. */
public class MalformedJsonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedJsonException() {
        super("no JSON value");
    }

    MalformedJsonException(Exception cause) {
        super("malformed JSON", cause);
    }
}
