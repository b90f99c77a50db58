package org.larder.store.switching;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import org.larder.api.model.Page;
import org.larder.api.model.Piece;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorageEngine;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StorePlace;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/**
 * A real engine whose stores do what a test says at certain points.
 *
 * @param points is told each point, and may wait or throw: {@code read}, {@code open}, {@code close}, {@code add},
 *        {@code pieces}, {@code backUp}, {@code salvage}
 * @param added what becomes of pieces that are added
 */
record FaultyEngine(StorageEngine engine, Consumer<String> points, UnaryOperator<List<Piece>> added)
        implements
            StorageEngine {

    FaultyEngine(StorageEngine engine, Consumer<String> points) {
        this(engine, points, pieces -> pieces);
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public LocalStore store(StorePlace place) {
        return new FaultyStore(engine.store(place), points, added);
    }

    private record FaultyStore(LocalStore store, Consumer<String> points, UnaryOperator<List<Piece>> added)
            implements
                LocalStore {

        @Override
        public String engine() {
            return store.engine();
        }

        @Override
        public void open() {
            points.accept("open");
            store.open();
        }

        @Override
        public void close() {
            points.accept("close");
            store.close();
        }

        @Override
        public <T> T read(Function<? super StoreReader, ? extends T> work) {
            points.accept("read");
            return store.read(work);
        }

        @Override
        public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
            return store.edit(step, work);
        }

        @Override
        public SyncStore sync() {
            return store.sync();
        }

        @Override
        public Subscription listen(Consumer<Commit> listener) {
            return store.listen(listener);
        }

        @Override
        public StoreContents contents() {
            return new FaultyContents(store.contents(), points, added);
        }

        @Override
        public void backUp(Path folder) {
            points.accept("backUp");
            store.backUp(folder);
        }

        @Override
        public List<String> check() {
            return store.check();
        }
    }

    private record FaultyContents(StoreContents contents, Consumer<String> points, UnaryOperator<List<Piece>> added)
            implements
                StoreContents {

        @Override
        public Page<Piece> pieces(Optional<String> after, int limit) {
            points.accept("pieces");
            return contents.pieces(after, limit);
        }

        @Override
        public void add(List<Piece> pieces) {
            points.accept("add");
            contents.add(added.apply(pieces));
        }

        @Override
        public int merge(List<Piece.Stored> records) {
            return contents.merge(records);
        }

        @Override
        public boolean salvage(Consumer<List<Piece.Stored>> found) {
            points.accept("salvage");
            return contents.salvage(found);
        }
    }
}
