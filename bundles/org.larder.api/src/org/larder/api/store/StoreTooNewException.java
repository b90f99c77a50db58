package org.larder.api.store;

/** The database was written by a newer version of Larder; it was left untouched. */
public class StoreTooNewException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreTooNewException(String message) {
        super(message);
    }

    public StoreTooNewException(String message, Throwable cause) {
        super(message, cause);
    }
}
