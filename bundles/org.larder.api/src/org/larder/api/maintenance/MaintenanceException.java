package org.larder.api.maintenance;

import org.larder.api.model.LarderException;

/** Work on the store as a whole that could not be done; the diary is as it was. The message says why and what to do. */
public class MaintenanceException extends LarderException {

    private static final long serialVersionUID = 1L;

    public MaintenanceException(String message) {
        super(message);
    }

    public MaintenanceException(String message, Throwable cause) {
        super(message, cause);
    }
}
