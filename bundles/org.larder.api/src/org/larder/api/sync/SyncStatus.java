package org.larder.api.sync;

import java.time.Instant;
import java.util.Optional;

import org.larder.api.model.QueueCounts;

/**
 * What the sync manager is doing. Immutable; published under {@link org.larder.api.event.Topics#SYNC}.
 *
 * @param phase what it is at
 * @param done operations or records done in this cycle
 * @param total operations to be done in this cycle; 0 if not known
 * @param counts operations in the store
 * @param lastSuccess when a whole cycle last succeeded
 * @param nextTry when the next try is due, after a failure
 * @param reason why it is not done: the last failure in a sentence
 * @param held what a person is asked, in the phase {@link Phase#HELD}
 */
public record SyncStatus(Phase phase, long done, long total, QueueCounts counts, Optional<Instant> lastSuccess,
        Optional<Instant> nextTry, Optional<String> reason, Optional<MassDelete> held) {

    /** A status in which nothing is held. */
    public SyncStatus(Phase phase, long done, long total, QueueCounts counts, Optional<Instant> lastSuccess,
            Optional<Instant> nextTry, Optional<String> reason) {
        this(phase, done, total, counts, lastSuccess, nextTry, reason, Optional.empty());
    }

    public SyncStatus withNextTry(Optional<Instant> at) {
        return new SyncStatus(phase, done, total, counts, lastSuccess, at, reason, held);
    }

    /** What it is at. */
    public enum Phase {
        /** The profile belongs to no account: changes are kept here. */
        LOCAL_ONLY,
        /** Nobody is signed in: changes are kept here. */
        SIGNED_OUT,
        /** The remote cannot be reached: changes are kept here. */
        OFFLINE,
        PUSHING,
        PULLING,
        /** All that can be done is done. */
        IDLE,
        /** A try failed; the next one is due at {@code nextTry}. */
        WAITING,
        /** A person paused it. */
        PAUSED,
        /** Many records would vanish; a person must decide. */
        HELD,
        /** The remote speaks another contract, or refuses this account; a person must look. */
        STOPPED
    }
}
