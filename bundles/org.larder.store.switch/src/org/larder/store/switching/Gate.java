package org.larder.store.switching;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.store.CallGuard;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/**
 * The active store as everybody sees it: always there, whatever becomes of the engines behind it. Calls wait while an
 * engine is being opened, and fail typed when none is there. Thread-safe.
 */
final class Gate implements LocalStore {

    private final String engine;
    private final List<CallGuard> guards = new CopyOnWriteArrayList<>();
    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
    private final SyncStore sync = new GatedSyncStore(this);
    private volatile Behind behind;

    Gate(String engine, Behind behind) {
        this.engine = engine;
        this.behind = behind;
    }

    /** Puts something else behind the gate; calls from now on meet it. */
    void put(Behind next) {
        behind = next;
    }

    Behind behind() {
        return behind;
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
        return work.apply(behind.store());
    }

    @Override
    public String engine() {
        return engine;
    }

    /** Waits until the switch has opened the engine. */
    @Override
    public void open() {
        behind.store();
    }

    /** Engines are closed by the switch. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("The store switch closes engines.");
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return call(store -> store.read(work));
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
}
