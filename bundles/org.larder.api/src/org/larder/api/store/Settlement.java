package org.larder.api.store;

import java.time.Instant;
import java.util.UUID;

import org.larder.api.model.RemoteRecord;

/** What becomes of an operation in flight. */
public sealed interface Settlement {

    UUID opId();

    /**
     * The remote has it (applied, or a duplicate of an applied one). The operation goes. Unless a newer one of the record
     * waits, the record becomes {@code state}; else {@code state} becomes the base, and the waiting one is rebased if this
     * device wrote it.
     *
     * @param state the record at the remote
     * @param ownWrite whether {@code state} was written by this device: applied, or a duplicate whose stamp has this node
     */
    record Acknowledged(UUID opId, RemoteRecord state, boolean ownWrite, Instant serverTime) implements Settlement {
    }

    /** Another edit won. The operation goes, its value to the ledger; the winner is taken unless a newer edit waits. */
    record Superseded(UUID opId, RemoteRecord winner, Instant serverTime) implements Settlement {
    }

    /**
     * The remote will not take it. The operation is quarantined; if another waits, that one takes its base version, and the
     * value goes to the ledger.
     */
    record Rejected(UUID opId, String reason, String message) implements Settlement {
    }

    /** It was not taken this time. It stays in flight; the reason shows as {@code _syncError}. */
    record Failed(UUID opId, String reason) implements Settlement {
    }

    /**
     * It refers to a record that the remote has not got. It stays in flight and the try is counted; with the
     * {@link #TRIES}th it is quarantined as {@link Rejected} is.
     */
    record Deferred(UUID opId, String reason, String message) implements Settlement {

        /** So often; then a person must look (section 2 of the contract, WAIT-REF). Counted across restarts. */
        public static final int TRIES = 5;
    }
}
