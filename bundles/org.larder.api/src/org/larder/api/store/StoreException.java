package org.larder.api.store;

import org.larder.api.model.LarderException;

/** A failure of the store; the message says what was attempted, on which record, and what to do. */
public class StoreException extends LarderException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
