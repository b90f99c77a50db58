package org.larder.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where writers meet: who finds nobody at work leads and does the work of all who wait, in the order in which they came; the
 * others wait until their work is done or it is theirs to lead. Thread-safe.
 *
 * <p>Source: Hendler et al., "Flat Combining and the Synchronization-Parallelism Tradeoff", 2010.
 */
final class Meeting {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Seat> waiting = new ArrayDeque<>();
    private final List<Seat> taken = new ArrayList<>();
    private boolean busy;

    /**
     * Returns when the job is done, by this thread or another. An interrupt does not end the wait.
     *
     * @param lead does what {@link #next} gives, at least one job
     */
    void join(Job<?> job, Runnable lead) {
        Seat seat = sit(job);
        while (leads(seat)) {
            boolean led = false;
            try {
                lead.run();
                led = true;
            } finally {
                handOver(led ? Optional.empty() : Optional.of(seat));
            }
        }
    }

    /** Whether somebody waits for a turn, or for the end of the one whose job is being done: theirs was done before, with it. */
    boolean awaited() {
        lock.lock();
        try {
            return !waiting.isEmpty() || taken.size() > 1;
        } finally {
            lock.unlock();
        }
    }

    /** The next job, for who leads. */
    Optional<Job<?>> next() {
        lock.lock();
        try {
            Optional<Seat> first = Optional.ofNullable(waiting.poll());
            first.ifPresent(taken::add);
            return first.map(seat -> seat.job);
        } finally {
            lock.unlock();
        }
    }

    private Seat sit(Job<?> job) {
        lock.lock();
        try {
            Seat seat = new Seat(job, lock.newCondition());
            waiting.add(seat);
            return seat;
        } finally {
            lock.unlock();
        }
    }

    /** @return false if the job is done */
    private boolean leads(Seat seat) {
        lock.lock();
        try {
            while (busy && !seat.done) {
                seat.turn.awaitUninterruptibly();
            }
            busy |= !seat.done;
            return !seat.done;
        } finally {
            lock.unlock();
        }
    }

    /** @param leaves who failed to lead, and waits no more */
    private void handOver(Optional<Seat> leaves) {
        lock.lock();
        try {
            leaves.ifPresent(waiting::remove);
            for (Seat seat : taken) {
                seat.done = true;
                seat.turn.signal();
            }
            taken.clear();
            busy = false;
            Optional.ofNullable(waiting.peek()).ifPresent(next -> next.turn.signal());
        } finally {
            lock.unlock();
        }
    }

    /** A writer that waits. */
    private static final class Seat {

        private final Job<?> job;
        private final Condition turn;
        private boolean done;

        Seat(Job<?> job, Condition turn) {
            this.job = job;
            this.turn = turn;
        }
    }
}
