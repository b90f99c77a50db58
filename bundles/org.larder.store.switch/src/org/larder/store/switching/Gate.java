package org.larder.store.switching;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.store.CallGuard;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreDamagedException;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/**
 * The active store as everybody sees it: always there, whatever becomes of the databases behind it. Calls wait while one is
 * being opened or moved, and fail typed when none is there. Thread-safe.
 */
final class Gate implements LocalStore {

    private final List<CallGuard> guards = new CopyOnWriteArrayList<>();
    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
    private final SyncStore sync = new GatedSyncStore(this);
    private final StoreContents contents = new GatedContents(this);
    private final Turnstile turnstile;
    private final BiConsumer<LocalStore, StoreDamagedException> damage;

    /** @param damage is told when a store turns out to be damaged */
    Gate(Turnstile turnstile, BiConsumer<LocalStore, StoreDamagedException> damage) {
        this.turnstile = turnstile;
        this.damage = damage;
    }

    void add(CallGuard guard) {
        guards.add(guard);
    }

    void remove(CallGuard guard) {
        guards.remove(guard);
    }

    /** Tells a commit of the store behind the gate. */
    void tell(Commit commit) {
        listeners.forEach(listener -> listener.accept(commit));
    }

    /** @throws org.larder.api.store.StoreException if no store is there */
    <T> T call(Function<LocalStore, T> work) {
        guards.forEach(CallGuard::check);
        LocalStore store = turnstile.enter();
        try {
            return work.apply(store);
        } catch (StoreDamagedException e) {
            damage.accept(store, e);
            throw e;
        } finally {
            turnstile.leave();
        }
    }

    @Override
    public String engine() {
        return turnstile.behind().engine();
    }

    /** Waits until the switch has opened the engine. */
    @Override
    public void open() {
        turnstile.enter();
        turnstile.leave();
    }

    /** Databases are closed by the switch. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("The store switch closes databases.");
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return call(store -> store.read(work));
    }

    @Override
    public Optional<Item<Product>> product(UUID id) {
        return call(store -> store.product(id));
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return call(store -> store.edit(step, work));
    }

    @Override
    public SyncStore sync() {
        return sync;
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public StoreContents contents() {
        return contents;
    }

    @Override
    public void backUp(Path folder) {
        call(store -> {
            store.backUp(folder);
            return store;
        });
    }

    @Override
    public List<String> check() {
        return call(LocalStore::check);
    }
}
