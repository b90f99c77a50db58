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
     * Tells how a call to the remote ended. If that does not go with the state, a probe follows, within a second.
     *
     * @param answered whether an answer of the contract came
     */
    void report(boolean answered);

    /**
     * Tells of every probe that found the remote online, as before: who backed off after a failure may try again. Probes that
     * somebody asked for, by {@link #probeNow} or {@link #report}, do not count, so that a remote that answers probes but
     * fails at all else is not asked without a pause.
     *
     * @param listener called one at a time, on the thread that probed; must not block
     */
    Subscription whenReached(Runnable listener);

    /** Somebody listens until it is closed. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
