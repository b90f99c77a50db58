package org.larder.server.jdbc;

/** News of the only node: heard when a transaction was committed. */
record LocalNews(Listeners listeners) implements News {

    @Override
    public void committed(String userId) {
        listeners.grew(userId);
    }

    @Override
    public void close() {
        // nothing is open
    }
}
