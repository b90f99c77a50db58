package org.larder.server.http;

/** Files of a certificate that cannot be used; the message says which and why, and holds no key. */
public final class PemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PemException(String message) {
        super(message);
    }

    PemException(String message, Throwable cause) {
        super(message, cause);
    }
}
