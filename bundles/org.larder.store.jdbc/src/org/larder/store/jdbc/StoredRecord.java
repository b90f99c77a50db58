package org.larder.store.jdbc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Nutrients;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.json.RecordJson;

/**
 * A row of a record, or of a base state.
 *
 * @param key type and id
 * @param text the data as JSON; empty for a tombstone
 * @param stamp {@code _lastModified}
 * @param version {@code _version}: the last known version at the server, 0 for none
 * @param synced {@code _syncTimestamp}
 * @param created time part of the first stamp
 * @param seen the full pull that last brought it
 * @param eaten what counts of a live consumption
 */
record StoredRecord(RecordKey key, Optional<String> text, Stamp stamp, long version, Optional<Instant> synced,
        Instant created, long seen, Optional<Eaten> eaten) {

    /**
     * What a consumption counts for.
     *
     * @param day resolved once for that instant
     * @param nutrients empty until the product is known
     */
    record Eaten(LocalDate day, Instant at, UUID product, Optional<Nutrients> nutrients) {

        static Eaten of(Consumption consumption, LocalDate day) {
            return new Eaten(day, consumption.date(), consumption.productId(), consumption.eaten());
        }
    }

    static StoredRecord of(RemoteRecord remote, Optional<String> text, Instant serverTime, long seen) {
        return new StoredRecord(remote.key(), text, remote.lastModified(), remote.version(), Optional.of(serverTime),
                remote.createdAt(), seen, Optional.empty());
    }

    StoredRecord with(Optional<Eaten> newEaten) {
        return new StoredRecord(key, text, stamp, version, synced, created, seen, newEaten);
    }

    /** The same at another version. */
    StoredRecord at(long newVersion) {
        return new StoredRecord(key, text, stamp, newVersion, synced, created, seen, eaten);
    }

    boolean deleted() {
        return text.isEmpty();
    }

    Optional<Data> data() {
        return text.map(json -> RecordJson.stored(key.type(), json));
    }

    RemoteRecord remote() {
        return new RemoteRecord(key, version, stamp, created, data());
    }
}
