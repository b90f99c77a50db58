package org.larder.store.switching;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.StoreContents;

/** The store behind the gate as a whole. */
final class GatedContents implements StoreContents {

    private final Gate gate;

    GatedContents(Gate gate) {
        this.gate = gate;
    }

    @Override
    public Page<Piece> pieces(Optional<String> after, int limit) {
        return gate.call(store -> store.contents().pieces(after, limit));
    }

    @Override
    public void add(List<Piece> pieces) {
        gate.call(store -> {
            store.contents().add(pieces);
            return store;
        });
    }

    @Override
    public int merge(List<Piece.Stored> records) {
        return gate.call(store -> store.contents().merge(records));
    }

    @Override
    public boolean salvage(Consumer<List<Piece.Stored>> found) {
        return gate.call(store -> store.contents().salvage(found));
    }
}
