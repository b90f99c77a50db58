package org.larder.api.store;

/** The database cannot be read as it is; it was left untouched. */
public class StoreDamagedException extends StoreException {

    private static final long serialVersionUID = 1L;

    public StoreDamagedException(String message) {
        super(message);
    }

    public StoreDamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
