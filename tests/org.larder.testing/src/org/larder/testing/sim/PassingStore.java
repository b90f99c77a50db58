package org.larder.testing.sim;

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
import org.larder.api.store.SyncStore;

/** Passes everything on. */
class PassingStore implements LocalStore {

    private final LocalStore real;

    PassingStore(LocalStore real) {
        this.real = real;
    }

    @Override
    public String engine() {
        return real.engine();
    }

    @Override
    public void open() {
        real.open();
    }

    @Override
    public void close() {
        real.close();
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        return real.<T>read(work);
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        return real.<T>edit(step, work);
    }

    @Override
    public SyncStore sync() {
        return real.sync();
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        return real.listen(listener);
    }

    @Override
    public StoreContents contents() {
        return real.contents();
    }

    @Override
    public void backUp(Path folder) {
        real.backUp(folder);
    }

    @Override
    public List<String> check() {
        return real.check();
    }
}
