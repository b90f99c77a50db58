package org.larder.connection;

import org.larder.api.connection.ConnectionState;

/** Hears what probes find, one call at a time, in the order in which it happened. */
interface Audience {

    /** The state is another one. */
    void changed(ConnectionState state);

    /** A probe that nobody asked for found the remote online, as before. */
    void reached();
}
