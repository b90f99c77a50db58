package org.larder.testing.sim;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/**
 * A machine's store for one life: every transaction has a boundary before and after it at which the machine may be killed, nothing
 * is done for the dead, and another database can be put behind it. Used with the turn.
 */
final class Gate implements LocalStore {

    private final Life life;
    private final Fuse fuse;
    private final List<Consumer<Commit>> listeners = new ArrayList<>();
    private LocalStore behind;
    private Subscription subscription;

    /** @param store open */
    Gate(LocalStore store, Life life, Fuse fuse) {
        behind = store;
        this.life = life;
        this.fuse = fuse;
        subscription = store.listen(this::tell);
    }

    /** Puts an open store with the same content behind it, and closes the one before. */
    void replace(LocalStore store) {
        subscription.close();
        behind.close();
        behind = store;
        subscription = store.listen(this::tell);
    }

    LocalStore behind() {
        return behind;
    }

    private void tell(Commit commit) {
        listeners.forEach(listener -> listener.accept(commit));
    }

    private void requireAlive() {
        if (life.over()) {
            throw new KilledError();
        }
    }

    <T> T reading(Supplier<T> work) {
        requireAlive();
        return work.get();
    }

    <T> T writing(String what, Supplier<T> work) {
        requireAlive();
        fuse.pass("before " + what);
        T result = work.get();
        fuse.pass("after " + what);
        return result;
    }

    @Override
    public String engine() {
        return behind.engine();
    }

    @Override
    public void open() {
        requireAlive();
    }

    @Override
    public void close() {
        subscription.close();
        behind.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return reading(() -> behind.<T>read(work));
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return writing("an edit", () -> behind.<T>edit(step, work));
    }

    @Override
    public SyncStore sync() {
        return new GatedSync(this);
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public StoreContents contents() {
        return behind.contents();
    }

    @Override
    public void backUp(Path folder) {
        behind.backUp(folder);
    }

    @Override
    public List<String> check() {
        return behind.check();
    }
}
