package org.larder.api.store;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;

/**
 * Edits in a transaction. Every edit is stamped by the store's hybrid logical clock, coalesced into the waiting operation of
 * its record (design: coalescing), and leaves its images in the step. Data has passed validation before.
 */
public interface StoreEditor extends StoreReader {

    /**
     * Makes, replaces or revives a record. A put of what the record says already changes nothing.
     *
     * @return the data as given, with its sync state; a snapshot that was filled in is found by {@link #find}
     * @throws org.larder.api.model.ValidationException if it is too large, or its unknown fields break the contract
     */
    <D extends Data> Item<D> put(RecordKey key, D data);

    /**
     * Deletes a record.
     *
     * @return whether there was one
     */
    boolean delete(RecordKey key);
}
