package org.larder.store.jdbc;

/** What exists while the store is open. */
record Opened(Database database, Beginning begin) {

    /** Begins a transaction. */
    @FunctionalInterface
    interface Beginning {

        /** @param others whether others have changed, in the same commit, what a search finds */
        Transaction begin(Session session, boolean others);
    }
}
