package org.larder.store.switching;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.StoreState;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreUnavailableException;

/**
 * Lets calls through together, and keeps them waiting while somebody is alone with the store or it is being opened. Calls
 * that run when somebody asks to be alone end first; calls that waited come before the next who asks. Its lock is never
 * held while a call runs. Thread-safe.
 */
final class Turnstile {

    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Behind behind;
    private Optional<String> work = Optional.empty();
    private int inside;
    private int waiting;
    private int owed;

    /** @param patience the longest that anybody waits */
    Turnstile(Duration patience, Behind behind) {
        this.patience = patience;
        this.behind = behind;
    }

    /**
     * Begins a call.
     *
     * @throws org.larder.api.store.StoreException if no store is there, or none in time
     */
    LocalStore enter() {
        lock.lock();
        try {
            if (!passable() && !waitedInLine()) {
                throw new StoreUnavailableException(now().text() + " Try again in a moment.");
            }
            LocalStore store = behind.store();
            inside++;
            return store;
        } finally {
            lock.unlock();
        }
    }

    /** Ends a call. */
    void leave() {
        lock.lock();
        try {
            inside--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Keeps calls waiting from now on, and waits for those that run.
     *
     * @param what why they wait, a sentence
     * @throws MaintenanceException if they do not end in time; nobody waits then
     */
    void close(String what) {
        lock.lock();
        try {
            if (!await(() -> work.isEmpty() && owed == 0)) {
                throw inUse();
            }
            work = Optional.of(what);
            if (!await(() -> inside == 0)) {
                open();
                throw inUse();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets calls through again. */
    void open() {
        lock.lock();
        try {
            work = Optional.empty();
            owed = waiting;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Puts something else behind the gate; calls that begin from now on meet it.
     *
     * @param telling tells so before anybody meets it; it returns at once
     */
    void put(Behind next, Runnable telling) {
        lock.lock();
        try {
            behind = next;
            telling.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Behind behind() {
        lock.lock();
        try {
            return behind;
        } finally {
            lock.unlock();
        }
    }

    /** Waits while an engine is being opened. */
    StoreState state() {
        lock.lock();
        try {
            await(() -> work.isPresent() || !(behind instanceof Behind.Opening));
            return now();
        } finally {
            lock.unlock();
        }
    }

    private static MaintenanceException inUse() {
        return new MaintenanceException("The diary is in use without a pause. Try again in a moment.");
    }

    private StoreState now() {
        return work.<StoreState>map(what -> new StoreState.Busy(behind.engine(), what)).orElseGet(behind::state);
    }

    private boolean passable() {
        return work.isEmpty() && !(behind instanceof Behind.Opening);
    }

    private boolean waitedInLine() {
        waiting++;
        try {
            return await(this::passable);
        } finally {
            waiting--;
            owed = Math.max(0, owed - 1);
            changed.signalAll();
        }
    }

    private boolean await(BooleanSupplier condition) {
        long left = patience.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
