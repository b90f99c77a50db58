package org.larder.server.store;

/** The database failed; the transaction was undone, or nobody can say whether it was. */
public class ServerStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * @param purpose what was being done, without personal data
     * @param passing whether the same may succeed a little later: too much at once, or the database is away
     */
    public ServerStoreException(String purpose, boolean passing, Throwable cause) {
        super(purpose, cause);
        this.passing = passing;
    }

    public boolean passing() {
        return passing;
    }
}
