package org.larder.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;

/**
 * What the person does to the store. Edits come from many threads at a time; what must not be disturbed by others of its
 * kind waits for them, and they wait for it. Thread-safe.
 */
final class Edits {

    /** No transaction of the data service changes more records, whatever a step comprises. */
    static final int MOST = 500;

    private final LocalStore store;
    private final ReadWriteLock turn = new ReentrantReadWriteLock();

    Edits(LocalStore store) {
        this.store = store;
    }

    <T> T read(Function<? super StoreReader, ? extends T> work) {
        return store.read(work);
    }

    /** A product as it was committed last. */
    Optional<Item<Product>> product(UUID id) {
        return store.product(id);
    }

    <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        turn.readLock().lock();
        try {
            return store.edit(step, work);
        } finally {
            turn.readLock().unlock();
        }
    }

    /** Does several edits with none of another thread before, between or behind them. */
    <T> T alone(Supplier<T> work) {
        turn.writeLock().lock();
        try {
            return work.get();
        } finally {
            turn.writeLock().unlock();
        }
    }

    /** The parts of a list that transactions can take. */
    static <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += MOST) {
            parts.add(all.subList(from, Math.min(all.size(), from + MOST)));
        }
        return parts;
    }
}
