package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Item;
import org.larder.api.model.Piece;
import org.larder.api.model.SyncState;

/** Live records as people see them. */
final class Items {

    private Items() {
    }

    static <D extends Data> Item<D> item(State state, Class<D> type, Row row) {
        return new Item<>(row.key(), type.cast(row.data().orElseThrow()), sync(state, row));
    }

    static SyncState sync(State state, Row row) {
        Piece.Stored stored = row.stored();
        List<Piece.Queued> pending = state.pending(row.key());
        Optional<String> error = pending.stream().flatMap(operation -> operation.reason().stream()).findFirst();
        return new SyncState(stored.lastModified(), stored.version(), stored.syncTimestamp(),
                stored.version() >= 1 && pending.isEmpty(), error);
    }
}
