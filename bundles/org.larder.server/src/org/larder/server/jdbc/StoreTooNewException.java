package org.larder.server.jdbc;

/** A newer server wrote the database. Nothing was changed. */
public final class StoreTooNewException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreTooNewException(int found, int known) {
        super("a newer server wrote this database (schema " + found + ", this server knows " + known
                + "): start the newer server, or choose another database with --data or --db");
    }
}
