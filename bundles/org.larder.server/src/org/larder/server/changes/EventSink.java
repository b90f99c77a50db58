package org.larder.server.changes;

import java.io.IOException;

/** The way to one reader, which may be slow. Used by one thread at a time. */
public interface EventSink {

    /**
     * Whether more can be sent without waiting. If not, the sink tells when it can.
     *
     * @throws IOException if the reader is gone
     */
    boolean ready() throws IOException;

    /**
     * Sends; only if it is ready.
     *
     * @throws IOException if the reader is gone
     */
    void send(byte[] bytes) throws IOException;

    /** Ends the answer. Again: nothing happens. */
    void close();
}
