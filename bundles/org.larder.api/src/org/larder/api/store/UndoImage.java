package org.larder.api.store;

import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;

/**
 * What a step did to one record.
 *
 * @param key the record
 * @param before what it said; empty: it was not there
 * @param after what it said afterwards; empty: it was deleted
 */
public record UndoImage(RecordKey key, Optional<Data> before, Optional<Data> after) {
}
