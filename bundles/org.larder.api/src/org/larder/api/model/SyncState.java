package org.larder.api.model;

import java.time.Instant;
import java.util.Optional;

/**
 * What the local store knows of a record's way to the server; the five sync fields of the specification. {@code synced}
 * and {@code error} are computed by the store, never stored.
 *
 * @param lastModified {@code _lastModified}: the stamp of the last edit
 * @param version {@code _version}: the server's version, 0 if it never answered for this record
 * @param syncTimestamp {@code _syncTimestamp}: server time of the last acknowledgement or pull
 * @param synced {@code _synced}: version at least 1 and no operation waiting, in flight or quarantined
 * @param error {@code _syncError}: why the operation was quarantined, or why the last try failed
 */
public record SyncState(Stamp lastModified, long version, Optional<Instant> syncTimestamp, boolean synced,
        Optional<String> error) {
}
