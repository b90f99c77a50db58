package org.larder.testing.twin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore.Subscription;
import org.larder.api.store.StoreUnavailableException;

/**
 * Transactions: who reads sees the state that was current when it began, who writes waits for its turn, works on a state of
 * its own and makes it the current one. Thread-safe.
 */
final class Turns {

    private static final long CLOSE_SECONDS = 1;

    private final World world;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final ThreadLocal<Boolean> inside = ThreadLocal.withInitial(() -> false);
    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Disk> opened = Optional.empty();

    Turns(World world) {
        this.world = world;
    }

    World world() {
        return world;
    }

    boolean isOpen() {
        return opened.isPresent();
    }

    void open(Disk disk) {
        turn.lock();
        try {
            if (opened.isEmpty()) {
                disk.take(this);
                world.enter(disk.state());
                opened = Optional.of(disk);
            }
        } finally {
            turn.unlock();
        }
    }

    /** Waits a moment for who is at work, whose work comes to nothing then. */
    void close() {
        boolean quiet = quiet();
        try {
            opened.ifPresent(disk -> disk.leave(this));
            opened = Optional.empty();
        } finally {
            if (quiet) {
                turn.unlock();
            }
        }
    }

    Subscription listen(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    <T> T read(Function<State, T> work) {
        return alone(() -> work.apply(current().state()));
    }

    <T> T write(Function<Work, T> work) {
        return alone(() -> {
            turn.lock();
            try {
                Work mine = new Work(world, current().state());
                T result = work.apply(mine);
                current().state(mine.state());
                mine.touched().commit().ifPresent(this::tell);
                return result;
            } finally {
                turn.unlock();
            }
        });
    }

    private Disk current() {
        return opened.orElseThrow(() -> new StoreUnavailableException("The store is not open."));
    }

    private boolean quiet() {
        try {
            return turn.tryLock(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private <T> T alone(Supplier<T> work) {
        if (inside.get()) {
            throw new IllegalStateException("A transaction must not begin inside another one.");
        }
        inside.set(true);
        try {
            return work.get();
        } finally {
            inside.remove();
        }
    }

    private void tell(Commit commit) {
        for (Consumer<Commit> listener : listeners) {
            try {
                listener.accept(commit);
            } catch (RuntimeException harmless) {
                continue;
            }
        }
    }
}
