package org.larder.data;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;
import org.larder.api.store.StoreUnavailableException;
import org.larder.api.store.SyncStore;

/** A real store to which a test does something before the n-th edit, or which is not there for a while. */
final class InterruptedStore implements LocalStore {

    private final LocalStore store;
    private Runnable deed = () -> {};
    private int countdown;
    private boolean absent;

    InterruptedStore(LocalStore store) {
        this.store = store;
    }

    /** Before the edit that comes so many edits from now; the first is 1. */
    void before(int edit, Runnable what) {
        countdown = edit;
        deed = what;
    }

    /** As when the process is killed: the edit that comes so many edits from now and the later ones do not happen. */
    void cutOffBefore(int edit) {
        before(edit, () -> {
            absent = true;
            throw new StoreUnavailableException("cut off");
        });
    }

    void absent(boolean away) {
        absent = away;
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return there().read(work);
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        if (--countdown == 0) {
            deed.run();
        }
        return there().edit(step, work);
    }

    @Override
    public String engine() {
        return store.engine();
    }

    @Override
    public void open() {
        store.open();
    }

    @Override
    public void close() {
        store.close();
    }

    @Override
    public SyncStore sync() {
        return there().sync();
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        return store.listen(listener);
    }

    @Override
    public StoreContents contents() {
        return there().contents();
    }

    @Override
    public void backUp(Path folder) {
        there().backUp(folder);
    }

    @Override
    public List<String> check() {
        return there().check();
    }

    private LocalStore there() {
        if (absent) {
            throw new StoreUnavailableException("The store is not there.");
        }
        return store;
    }
}
