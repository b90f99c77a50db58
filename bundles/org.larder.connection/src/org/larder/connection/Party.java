package org.larder.connection;

import java.util.Optional;

import org.larder.api.transport.SyncTransport;

/**
 * Who talks with whom.
 *
 * @param remote empty if none is set
 * @param signedIn whether calls that need an account can be made
 */
record Party(Optional<String> remote, boolean signedIn) {

    private static final Party NOBODY = new Party(Optional.empty(), false);

    static Party of(Optional<SyncTransport> transport) {
        return transport.map(used -> new Party(used.remote(), used.signedIn())).orElse(NOBODY);
    }
}
