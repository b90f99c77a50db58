package org.larder.store.jdbc;

import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.larder.api.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the work of writers who came together in one transaction and commits once. Each job is whole or not at all, by a
 * savepoint. After a lost lock, which takes the whole transaction along, each is done again by itself. Used once.
 */
final class SharedCommit {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCommit.class);
    private static final int TRIES = 5;
    private static final int MOST = 64;
    private static final int STATEMENTS = 2000;

    private final Optional<Opened> opened;
    private final Supplier<Optional<Job<?>>> next;
    private final Committed committed;
    private final Interrupts interrupts;
    private final List<Done> done = new ArrayList<>();
    private int met;

    /**
     * @param opened empty if the store is not open
     * @param next the next job, if there is another
     * @param committed is told of each job that is on disk, in their order
     */
    SharedCommit(Optional<Opened> opened, Supplier<Optional<Job<?>>> next, Committed committed, Interrupts interrupts) {
        this.opened = opened;
        this.next = next;
        this.committed = committed;
        this.interrupts = interrupts;
    }

    /** Takes jobs as long as there are others and readers do not wait too long; at least one. */
    void run() {
        Optional<Job<?>> job = next.get();
        while (job.isPresent()) {
            met++;
            run(job.get());
            job = room() ? next.get() : Optional.empty();
        }
        if (!done.isEmpty()) {
            commit();
        }
    }

    private boolean room() {
        return met < MOST && opened.map(open -> open.database().statements() < STATEMENTS).orElse(true);
    }

    private void run(Job<?> job) {
        interrupts.hold();
        try {
            whole(job);
        } catch (AgainException lost) {
            LOG.debug("a transaction lost a lock", lost);
            eachAlone(Optional.of(job));
        } catch (RuntimeException | Error e) {
            job.failed(e);
        }
    }

    /** Does the job, or nothing. */
    private void whole(Job<?> job) {
        Opened open = open();
        Session session = open.database().writer();
        Optional<Savepoint> before = done.isEmpty() ? Optional.empty() : Optional.of(session.save());
        boolean whole = false;
        try {
            Transaction tx = open.begin().begin(session,
                    done.isEmpty() ? Optional.empty() : Optional.of(done.getLast().tx()));
            job.run(tx);
            done.add(new Done(job, tx));
            whole = true;
        } finally {
            if (!whole) {
                undo(session, before);
            }
        }
    }

    /** What was done before the job stays; if that cannot be, it is done again. */
    private void undo(Session session, Optional<Savepoint> before) {
        if (before.isEmpty()) {
            rollback();
        } else if (!session.rollback(before.get())) {
            eachAlone(Optional.empty());
        }
    }

    private void commit() {
        interrupts.hold();
        try {
            commit(open().database().writer());
        } catch (AgainException lost) {
            eachAlone(Optional.empty());
            return;
        } catch (RuntimeException | Error e) {
            rollback();
            done.forEach(each -> each.job().failed(e));
            return;
        }
        done.forEach(each -> each.job().committed());
        done.forEach(each -> tell(each.tx()));
    }

    /** What is on disk stays there whatever hears of it. */
    private void tell(Transaction tx) {
        try {
            committed.tell(tx);
        } catch (RuntimeException e) {
            LOG.error("what is remembered of the store is read anew", e);
            committed.inDoubt();
        }
    }

    /** One that failed may have been made all the same. */
    private void commit(Session session) {
        boolean made = false;
        try {
            session.commit();
            made = true;
        } finally {
            if (!made) {
                committed.inDoubt();
            }
        }
    }

    private void eachAlone(Optional<Job<?>> last) {
        rollback();
        List<Job<?>> again = new ArrayList<>(done.stream().<Job<?>>map(Done::job).toList());
        last.ifPresent(again::add);
        done.clear();
        again.forEach(this::alone);
    }

    private void alone(Job<?> job) {
        for (int attempt = 1;; attempt++) {
            interrupts.hold();
            try {
                Session session = open().database().writer();
                Transaction tx = open().begin().begin(session, Optional.empty());
                job.run(tx);
                commit(session);
                job.committed();
                committed.tell(tx);
                return;
            } catch (AgainException busy) {
                rollback();
                if (attempt == TRIES) {
                    job.failed(busy);
                    return;
                }
            } catch (RuntimeException | Error e) {
                rollback();
                job.failed(e);
                return;
            }
        }
    }

    private void rollback() {
        opened.ifPresent(open -> open.database().rollback());
    }

    private Opened open() {
        return opened.orElseThrow(() -> new StoreUnavailableException("The store is not open."));
    }

    /** Is told of what is on disk. */
    interface Committed {
        void tell(Transaction tx);

        /** A commit failed; nobody knows what is on disk of it. */
        void inDoubt();
    }

    /** A job that waits for the commit. */
    private record Done(Job<?> job, Transaction tx) {
    }
}
