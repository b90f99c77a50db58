package org.larder.server.store;

/** There is no user of that id here (any more). */
public class UnknownUserException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownUserException() {
        super("no such user");
    }
}
