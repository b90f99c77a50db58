package org.larder.api.transport;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The way to a remote. Registered with the property {@link #NAME}. Calls block until an answer came, a time-out passed, or
 * {@link #cancel} was called; they never repeat by themselves (but for one refresh of a token). Thread-safe.
 *
 * <p>Every failure is a {@link TransportException} with the retry class of section 2 of the contract.
 */
@ConsumerType
public interface SyncTransport {

    /** Service property: the name by which settings choose the transport. */
    String NAME = "larder.transport";

    /** Names the remote that cursors, versions and acknowledgements belong to; empty if none is set. */
    Optional<String> remote();

    /** Whether calls that need an account can be made. */
    boolean signedIn();

    /** Asks the remote who it is. Never throws for what the remote does: that is the answer. */
    ProbeResult probe();

    /** What the remote takes at once, as the last probe found it; the contract's own values before. */
    default Limits limits() {
        return Limits.DEFAULT;
    }

    /**
     * Sends operations in order. The outcomes stand in the same order, one for each operation.
     *
     * @param deviceId the node of this device's stamps
     */
    PushResult push(String deviceId, List<FrozenOperation> operations);

    /**
     * Reads the feed.
     *
     * @param cursor where to go on; empty: from the beginning. Opaque text of any length
     * @param limit the greatest number of records in the page
     */
    PullPage pull(Optional<String> cursor, int limit);

    /** Hashes over the remote's records of these types (section 7.2 of the contract). */
    RemoteDigest digest(Set<RecordType> types);

    /** Ends running calls, which then fail as {@link RetryClass#TRANSIENT}. Later calls are not touched. */
    void cancel();
}
