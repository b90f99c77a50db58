package org.larder.api.model;

/**
 * A live record as the local store holds it.
 *
 * @param <D> what it is
 * @param key type and id
 * @param data what it says
 * @param sync its way to the server
 */
public record Item<D extends Data>(RecordKey key, D data, SyncState sync) {

    public String id() {
        return key.id();
    }
}
