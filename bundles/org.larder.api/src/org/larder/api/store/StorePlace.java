package org.larder.api.store;

import java.nio.file.Path;
import java.util.Optional;

import org.larder.api.model.StoreKey;

/**
 * Where a database is, and what its store must know of the world.
 *
 * @param folder the database's own folder; its parent is the engine's folder and may be missing yet
 * @param deviceId the node of this device's stamps
 * @param key what it is encrypted with; empty: not encrypted
 * @param make whether an empty database is made if there is none; else {@link LocalStore#open} fails as
 *        {@link StoreDamagedException}
 * @param backups where a migration puts the backup that it makes before
 * @param logs where the engine may write its own log
 */
public record StorePlace(Path folder, String deviceId, Optional<StoreKey> key, boolean make, Path backups, Path logs) {
}
