package org.larder.api.transport;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
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

    /** Service property of the one transport that sync and connection use; providers do not set it. */
    String ROLE = "larder.role";

    /** The value of {@link #ROLE}: passes calls on to the transport that the profile's settings choose. */
    String ACTIVE = "active";

    /** Names the remote that cursors, versions and acknowledgements belong to; empty if none is set. */
    Optional<String> remote();

    /** The user in whose name calls are made; empty while nobody is signed in. */
    Optional<String> account();

    /** Whether calls that need an account can be made. */
    default boolean signedIn() {
        return account().isPresent();
    }

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

    /**
     * Whether the remote has no feed but lists only (section 12 of the contract): every pull begins at the beginning, and
     * what is missing at its end was deleted there. Known after a probe.
     */
    default boolean listsOnly() {
        return false;
    }

    /**
     * What a person wants to see first: all goals, the entries since a day and their products, where that can be had
     * sooner than by the feed. The same records come with the feed again.
     *
     * @return empty if the remote has no quicker way
     */
    default List<RemoteRecord> recent(Instant since) {
        return List.of();
    }

    /** Hashes over the remote's records of these types (section 7.2 of the contract). */
    RemoteDigest digest(Set<RecordType> types);

    /**
     * Hashes over the remote's records of a type whose id begins with the prefix, by the character after it.
     *
     * @param prefix of {@code 0-9a-f-}; empty for all
     */
    RemoteBuckets buckets(RecordType type, String prefix);

    /**
     * Tells of changes at the remote as they come, until closed or until the stream ends. Returns at once; the transport
     * owns what thread it needs.
     *
     * @param cursor tells of changes after it; empty: of new ones
     * @return empty if the remote cannot tell: it is to be asked from time to time
     */
    default Optional<Following> follow(Optional<String> cursor, Follower follower) {
        return Optional.empty();
    }

    /**
     * Ends running pushes, pulls and comparisons, which then fail as {@link RetryClass#TRANSIENT}. Later calls are not touched, nor
     * are probes.
     */
    void cancel();

    /** Hears of changes at the remote, on a thread of the transport; must not block. */
    interface Follower {

        /** Something changed there: a hint to pull. */
        void changed();

        /**
         * The stream ended; nothing more comes.
         *
         * @param why empty if the remote ended it in order
         */
        void ended(Optional<TransportException> why);
    }

    /** A stream of hints. */
    interface Following extends AutoCloseable {

        /** Ends it; {@link Follower#ended} is not called any more. Returns at once. */
        @Override
        void close();
    }
}
