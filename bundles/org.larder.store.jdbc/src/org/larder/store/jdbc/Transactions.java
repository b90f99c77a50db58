package org.larder.store.jdbc;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore.Subscription;
import org.larder.api.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work in transactions of the open database. One transaction writes at a time; reads run beside each other, but not
 * beside the writer, so that each sees one state. Whoever asks first comes first. Thread-safe.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;
    private static final long CLOSE_SECONDS = 2;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();
    private volatile Optional<Opened> opened = Optional.empty();

    /** What exists while the store is open. */
    record Opened(Database database, Function<Session, Transaction> begin) {
    }

    /** Opens if it is not open. */
    void open(Opening opening) {
        lock.writeLock().lock();
        try {
            if (opened.isEmpty()) {
                opened = Optional.of(opening.open());
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** Waits a moment for running transactions, then ends the engine under them. */
    void close() {
        boolean quiet = quiet();
        try {
            Optional<Opened> ending = opened;
            opened = Optional.empty();
            ending.ifPresent(open -> open.database().stop());
        } finally {
            if (quiet) {
                lock.writeLock().unlock();
            }
        }
    }

    Subscription listen(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * Reads in one snapshot.
     *
     * @throws StoreUnavailableException if the store is not open
     */
    <T> T read(Function<Session, T> work) {
        return persistently(lock.readLock(), () -> {
            Database database = opened().database();
            Session session = database.takeReader();
            try {
                return work.apply(session);
            } finally {
                database.giveReader(session);
            }
        });
    }

    /**
     * Writes; durable on return. The work runs again after a deadlock.
     *
     * @throws StoreUnavailableException if the store is not open
     */
    <T> T write(Function<Transaction, T> work) {
        return persistently(lock.writeLock(), () -> once(opened(), work));
    }

    /** An interrupt does not keep a transaction from its end; the thread is interrupted again afterwards. */
    private <T> T persistently(Lock right, Supplier<T> work) {
        refuseNesting();
        boolean interrupted = false;
        right.lock();
        try {
            for (int attempt = 1;; attempt++) {
                interrupted |= Thread.interrupted();
                try {
                    return work.get();
                } catch (AgainException busy) {
                    if (attempt == TRIES) {
                        throw busy;
                    }
                    LOG.debug("attempt {} of a transaction lost a lock", attempt);
                }
            }
        } finally {
            right.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T once(Opened open, Function<Transaction, T> work) {
        boolean done = false;
        try {
            Session session = open.database().writer();
            Transaction tx = open.begin().apply(session);
            T result = work.apply(tx);
            session.commit();
            done = true;
            tell(tx.changes());
            return result;
        } finally {
            if (!done) {
                open.database().rollback();
            }
        }
    }

    /** Still under the lock, so that listeners hear of commits in their order. */
    private void tell(Changes changes) {
        if (changes.none()) {
            return;
        }
        Commit commit = changes.commit();
        for (Consumer<Commit> listener : listeners) {
            try {
                listener.accept(commit);
            } catch (RuntimeException e) {
                LOG.error("A listener failed on a commit that is done.", e);
            }
        }
    }

    private Opened opened() {
        return opened.orElseThrow(() -> new StoreUnavailableException("The store is not open."));
    }

    private void refuseNesting() {
        if (lock.getReadHoldCount() > 0 || lock.isWriteLockedByCurrentThread()) {
            throw new IllegalStateException("A transaction must not begin inside another one.");
        }
    }

    private boolean quiet() {
        try {
            return lock.writeLock().tryLock(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Opens a database. */
    @FunctionalInterface
    interface Opening {
        Opened open();
    }
}
