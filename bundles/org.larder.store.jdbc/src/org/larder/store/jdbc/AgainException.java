package org.larder.store.jdbc;

import org.larder.api.store.StoreException;

/** The transaction lost a lock and may be run again; the caller sees it only when that did not help. */
final class AgainException extends StoreException {

    private static final long serialVersionUID = 1L;

    AgainException(String message, Throwable cause) {
        super(message, cause);
    }
}
