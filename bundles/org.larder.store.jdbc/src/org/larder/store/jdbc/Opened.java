package org.larder.store.jdbc;

import java.util.Optional;

/** What exists while the store is open. */
record Opened(Database database, Beginning begin) {

    /** Begins a transaction. */
    @FunctionalInterface
    interface Beginning {

        /** @param before the one before in the same commit */
        Transaction begin(Session session, Optional<Transaction> before);
    }
}
