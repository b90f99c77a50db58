package org.larder.api.maintenance;

import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;

/**
 * A record that a backup has otherwise.
 *
 * @param now what it says; empty: it is not there
 * @param then what it said in the backup; empty: it was not there
 */
public record Difference(RecordKey key, Optional<Data> now, Optional<Data> then) {
}
