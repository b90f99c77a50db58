package org.larder.server.store;

/** Ends what {@link ServerStore#listen} began. */
public interface Listening extends AutoCloseable {

    /** Nothing is heard any more once this returned, but for a call under way. Again: nothing happens. */
    @Override
    void close();
}
