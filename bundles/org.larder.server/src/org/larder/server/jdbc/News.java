package org.larder.server.jdbc;

/** Hears what transactions announced. */
interface News extends AutoCloseable {

    /** A transaction of this process on a user's feed was committed. */
    void committed(String userId);

    @Override
    void close();
}
