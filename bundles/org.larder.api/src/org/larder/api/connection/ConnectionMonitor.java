package org.larder.api.connection;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Detects when the remote can be reached. While it can, a service {@code org.osgi.service.condition.Condition} with
 * {@code osgi.condition.id=larder.online} is registered, and only then. Publishes every change of state under
 * {@link org.larder.api.event.Topics#CONNECTION}. Thread-safe.
 */
@ProviderType
public interface ConnectionMonitor {

    /** The id of the condition that stands for "online". */
    String ONLINE = "larder.online";

    ConnectionState state();

    /** When the next probe is due, if one is. */
    Optional<Instant> nextProbe();

    /**
     * Asks for a probe at once; returns without waiting for it. Who changes the server's address or the account calls it.
     *
     * @return done with the state that the probe found
     */
    CompletableFuture<ConnectionState> probeNow();

    /**
     * Tells how a call to the remote ended, so that a probe can follow a failure.
     *
     * @param answered whether an answer of the contract came
     */
    void report(boolean answered);
}
