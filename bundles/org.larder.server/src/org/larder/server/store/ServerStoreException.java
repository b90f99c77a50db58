package org.larder.server.store;

/** The database failed; the transaction was undone. */
public class ServerStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * @param purpose what was being done, without personal data
     * @param passing whether the same transaction may succeed when it is repeated
     */
    public ServerStoreException(String purpose, boolean passing, Throwable cause) {
        super(purpose, cause);
        this.passing = passing;
    }

    public boolean passing() {
        return passing;
    }
}
