package org.larder.api.maintenance;

/** Work on the store as a whole that a person cancelled; the diary is as it was. */
public class CancelledException extends MaintenanceException {

    private static final long serialVersionUID = 1L;

    public CancelledException() {
        super("It was cancelled; nothing was changed.");
    }
}
