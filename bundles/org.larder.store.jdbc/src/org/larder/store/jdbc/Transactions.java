package org.larder.store.jdbc;

import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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
 * Runs work in transactions of the open database. One transaction writes at a time, for all writers who came together;
 * reads run beside each other, but not beside the writer, so that each sees one state. Whoever asks first comes first.
 * Thread-safe.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;
    private static final long CLOSE_SECONDS = 2;

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
    private final Meeting writers = new Meeting();
    private final Listeners listeners = new Listeners();
    private final Remembered remembered;
    private final SharedCommit.Committed committed = new SharedCommit.Committed() {
        @Override
        public void tell(Transaction tx) {
            remembered.apply(tx);
            listeners.tell(tx.changes());
        }

        @Override
        public void inDoubt() {
            remembered.forget();
        }
    };
    private volatile Optional<Opened> opened = Optional.empty();

    /** @param remembered is kept current */
    Transactions(Remembered remembered) {
        this.remembered = remembered;
    }

    /** Opens if it is not open. */
    void open(Supplier<Opened> opening) {
        lock.writeLock().lock();
        try {
            if (opened.isEmpty()) {
                remembered.forget();
                opened = Optional.of(opening.get());
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
            ending.filter(open -> quiet).ifPresent(this::pay);
            opened = Optional.empty();
            remembered.forget();
            ending.ifPresent(open -> open.database().stop());
        } finally {
            if (quiet) {
                lock.writeLock().unlock();
            }
        }
    }

    /** What cannot be written is computed when it is opened again. */
    private void pay(Opened open) {
        Interrupts interrupts = new Interrupts();
        interrupts.hold();
        try {
            Session session = open.database().writer();
            open.begin().begin(session, Optional.empty()).totals().pay();
            remembered.tally().note(session);
            session.commit();
        } catch (RuntimeException e) {
            LOG.debug("the totals are left as they are", e);
        } finally {
            interrupts.release();
        }
    }

    Subscription listen(Consumer<Commit> listener) {
        return listeners.add(listener);
    }

    /**
     * Reads in one snapshot.
     *
     * @throws StoreUnavailableException if the store is not open
     */
    <T> T read(Function<Session, T> work) {
        return reading(() -> {
            Database database = opened().database();
            Session session = database.takeReader();
            try {
                return work.apply(session);
            } finally {
                database.giveReader(session);
            }
        });
    }

    /** What is known in memory of what was committed, without waiting for anybody; empty if the store is not open. */
    <T> Optional<T> glance(Supplier<Optional<T>> known) {
        refuseNesting();
        return opened.isPresent() ? known.get() : Optional.empty();
    }

    /**
     * A connection of one's own, for work beside the transactions; to be closed.
     *
     * @throws StoreUnavailableException if the store is not open
     */
    Connection beside() {
        return reading(() -> opened().database().connect());
    }

    /**
     * Writes; durable on return. The work may run on another thread, and again after a deadlock.
     *
     * @throws StoreUnavailableException if the store is not open
     */
    <T> T write(Function<Transaction, T> work) {
        refuseNesting();
        return run(tx -> {
            tx.postponing().end();
            return work.apply(tx);
        });
    }

    /** As {@link #write}, for what is added to a new database: it needs neither indexes nor totals. */
    <T> T fill(Function<Transaction, T> work) {
        refuseNesting();
        return run(work);
    }

    /** Whether others wait until the writer comes to an end. */
    boolean awaited() {
        return writers.awaited() || lock.hasQueuedThreads();
    }

    private <T> T run(Function<Transaction, T> work) {
        Job<T> job = new Job<>(work);
        writers.join(job, this::lead);
        return job.outcome();
    }

    /** Listeners are told under the lock, so that they hear of commits in their order. */
    private void lead() {
        Interrupts interrupts = new Interrupts();
        lock.writeLock().lock();
        try {
            new SharedCommit(opened, writers::next, committed, interrupts).run();
        } finally {
            lock.writeLock().unlock();
            interrupts.release();
        }
    }

    private <T> T reading(Supplier<T> work) {
        refuseNesting();
        Interrupts interrupts = new Interrupts();
        lockToRead();
        try {
            for (int attempt = 1;; attempt++) {
                interrupts.hold();
                try {
                    return work.get();
                } catch (AgainException busy) {
                    if (attempt == TRIES) {
                        throw busy;
                    }
                }
            }
        } finally {
            lock.readLock().unlock();
            interrupts.release();
        }
    }

    /** What was put off is made first. */
    private void lockToRead() {
        lock.readLock().lock();
        while (remembered.postponed().maybe()) {
            lock.readLock().unlock();
            write(tx -> true);
            lock.readLock().lock();
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
}
