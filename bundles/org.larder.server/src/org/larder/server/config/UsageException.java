package org.larder.server.config;

/** A command line, a variable or a file that the server does not understand; the message says what to do. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
