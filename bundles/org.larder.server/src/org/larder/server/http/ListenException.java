package org.larder.server.http;

import org.larder.server.config.Address;

/** An address that cannot be listened on; the message says what to do. */
public final class ListenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenException(Address address, Throwable cause) {
        super("port " + address.port() + " of " + address.host() + " cannot be listened on (" + cause.getMessage()
                + "): stop the program that uses it, or choose another with --port (0 picks a free one)", cause);
    }
}
