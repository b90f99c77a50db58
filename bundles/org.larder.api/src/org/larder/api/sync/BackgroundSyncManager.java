package org.larder.api.sync;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.larder.api.model.Data;
import org.larder.api.model.Page;
import org.larder.api.model.QuarantinedOperation;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Brings the remote up to date behind the person's back: pushes what waits, pulls what is new, settles conflicts by last
 * write wins. Always there; it works while the condition {@code larder.online} holds. Thread-safe.
 */
@ProviderType
public interface BackgroundSyncManager {

    SyncStatus status();

    /**
     * Asks for a cycle at once, whatever the backoff (but not before a time that the remote named).
     *
     * @return done with the status at the end of that cycle, or at once with the status that says why none can run
     */
    CompletableFuture<SyncStatus> syncNow();

    /** Stops after the running request, until {@link #resume}; kept across restarts. */
    void pause();

    void resume();

    /** Ends the running cycle; operations stay as they are, the next cycle comes in its time. Returns at once. */
    void cancel();

    /**
     * Goes on after {@link SyncStatus.Phase#HELD} as a person decided. Good until a pull has
     * reached its end.
     *
     * @return whether anything was held
     */
    boolean decide(MassDelete.Decision decision);

    /** Operations that need a person, oldest first. */
    Page<QuarantinedOperation> quarantined(Optional<String> after, int limit);

    /**
     * Makes a quarantined operation wait again. Entries that were quarantined only because the remote had not got their
     * product follow by themselves when it has.
     *
     * @return whether there was such an operation
     */
    boolean retry(UUID opId);

    /**
     * Replaces what a quarantined operation says and makes it wait again, as {@link #retry} does.
     *
     * @param data of the type of the operation's record
     * @return whether there was such an operation
     * @throws org.larder.api.model.ValidationException with all faults of the data
     */
    boolean correct(UUID opId, Data data);

    /** @return whether there was such an operation */
    boolean discard(UUID opId);

    /** Compares hashes with the remote after a complete pull. Blocks. */
    Verification verify();

    /**
     * Compares, and where hashes differ finds the records: what is missing or older here is pulled again, what is missing or
     * older there is queued again; then compares once more. Once a day it does so by itself. Blocks.
     */
    Repaired repair();
}
