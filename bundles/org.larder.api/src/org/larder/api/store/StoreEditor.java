package org.larder.api.store;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;

/**
 * Edits in a transaction. Every edit is stamped by the store's hybrid logical clock, coalesced into the waiting operation of
 * its record (design: coalescing), and leaves its images in the step. Data has passed validation before.
 */
public interface StoreEditor extends StoreReader {

    /** Makes, replaces or revives a record. A put of what the record says already changes nothing. */
    <D extends Data> Item<D> put(RecordKey key, D data);

    /**
     * Deletes a record.
     *
     * @return whether there was one
     */
    boolean delete(RecordKey key);
}
