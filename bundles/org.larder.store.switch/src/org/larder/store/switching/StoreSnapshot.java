package org.larder.store.switching;

import java.util.Optional;

import org.larder.api.maintenance.Snapshot;
import org.larder.api.model.Page;
import org.larder.api.model.Piece;

/** A private copy of the diary. */
record StoreSnapshot(PrivateCopy copy) implements Snapshot {

    @Override
    public Page<Piece> page(Optional<String> after, int limit) {
        return copy.store().contents().pieces(after, limit);
    }

    @Override
    public void close() {
        copy.close();
    }
}
