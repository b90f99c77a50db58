package org.larder.api.model;

/** Root of what Larder throws. Every message says what is wrong and, where a person can do something, what to do. */
public class LarderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LarderException(String message) {
        super(message);
    }

    public LarderException(String message, Throwable cause) {
        super(message, cause);
    }
}
