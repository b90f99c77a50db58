package org.larder.api.data;

import java.util.concurrent.CompletableFuture;

import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one way to products, the diary and goals, whatever the network does. Reads and edits go to the local store; an edit
 * that returned is on disk, and a background sync brings it to the remote later. After each commit a
 * {@link org.larder.api.event.Change} is published.
 *
 * <p>Calls block on the disk and are made off the UI thread. Thread-safe.
 *
 * <p>Edits throw {@link org.larder.api.model.ValidationException} for values that break the contract's bounds (all of them
 * named, nothing written), {@link org.larder.api.model.NotFoundException} for records that are gone, and store exceptions
 * whose message says what to do.
 */
@ProviderType
public interface UnifiedDataService {

    Products products();

    Diary diary();

    Goals goals();

    History history();

    Conflicts conflicts();

    /**
     * Tells when an edit has reached the remote; nothing waits for it otherwise.
     *
     * @param stamp of the edit, as its item has it
     * @return done when the remote acknowledged the record at or after that stamp, or took another value in its place; failed
     *         as {@link NotReachedException} when the remote would not have it; cancelled when a later edit cancelled it out
     *         before it was sent
     */
    CompletableFuture<Reached> reached(RecordKey key, Stamp stamp);

    /**
     * Begins a bulk edit: what is written through it is undone as one step.
     *
     * @param label what is done, for a menu: "Import 542 foods"
     */
    BulkEdit bulk(String label);
}
