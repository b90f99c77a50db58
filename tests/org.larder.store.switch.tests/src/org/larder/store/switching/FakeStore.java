package org.larder.store.switching;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreContents;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/** A store whose opening the test holds or fails; it answers reads with nothing but a commit. */
final class FakeStore implements LocalStore {

    private final List<Consumer<Commit>> listeners = new ArrayList<>();
    private final CountDownLatch mayOpen;
    private final Optional<StoreException> failure;
    private volatile boolean open;

    FakeStore(CountDownLatch mayOpen, Optional<StoreException> failure) {
        this.mayOpen = mayOpen;
        this.failure = failure;
    }

    static FakeStore quick() {
        return new FakeStore(new CountDownLatch(0), Optional.empty());
    }

    void commit(Commit commit) {
        listeners.forEach(listener -> listener.accept(commit));
    }

    boolean isOpen() {
        return open;
    }

    @Override
    public String engine() {
        return "fake";
    }

    @Override
    public void open() {
        try {
            mayOpen.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failure.ifPresent(each -> {
            throw each;
        });
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public <T> T read(Function<? super StoreReader, ? extends T> work) {
        throw new UnsupportedOperationException("read");
    }

    @Override
    public <T> T edit(EditStep step, Function<? super StoreEditor, ? extends T> work) {
        throw new UnsupportedOperationException("edit");
    }

    @Override
    public SyncStore sync() {
        throw new UnsupportedOperationException("sync");
    }

    @Override
    public StoreContents contents() {
        throw new UnsupportedOperationException("contents");
    }

    @Override
    public void backUp(Path folder) {
        throw new UnsupportedOperationException("backUp");
    }

    @Override
    public List<String> check() {
        throw new UnsupportedOperationException("check");
    }

    @Override
    public Subscription listen(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
