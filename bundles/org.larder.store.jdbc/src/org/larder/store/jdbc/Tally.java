package org.larder.store.jdbc;

import java.util.Optional;

import org.larder.api.model.QueueCounts;
import org.larder.store.jdbc.PendingOperation.State;

/**
 * Remembers how many operations there are, so that nobody counts a long queue after each batch. Counted when somebody asks
 * first, kept current after every commit; whoever asks keeps writers away meanwhile.
 */
final class Tally {

    private static final Sql COUNTS = new Sql("counting operations",
            "SELECT STATE, COUNT(*) FROM PENDING_OPERATION" + Hint.PENDING_QUEUE + " GROUP BY STATE");

    private Optional<Moves> counted = Optional.empty();

    /** @param session sees only what was committed */
    synchronized QueueCounts counts(Session session) {
        Moves now = counted.orElseGet(() -> count(session));
        counted = Optional.of(now);
        return new QueueCounts(now.in(State.WAITING), now.in(State.IN_FLIGHT), now.in(State.QUARANTINED));
    }

    /** A transaction is on disk. */
    synchronized void apply(Moves moves) {
        counted = moves.known() ? counted.map(now -> now.and(moves)) : Optional.empty();
    }

    /** Everything may have changed. */
    synchronized void forget() {
        counted = Optional.empty();
    }

    private static Moves count(Session session) {
        Moves all = new Moves();
        session.each(COUNTS, row -> {
            all.enter(State.values()[row.getInt(1)], row.getLong(2));
            return true;
        });
        return all;
    }

    /** How many operations more, or less, there are in each state. Not thread-safe. */
    static final class Moves {

        private final long[] more = new long[State.values().length];
        private boolean known = true;

        long in(State state) {
            return more[state.ordinal()];
        }

        boolean known() {
            return known;
        }

        void enter(State state, long by) {
            more[state.ordinal()] += by;
        }

        void move(State from, State to) {
            enter(from, -1);
            enter(to, 1);
        }

        /** Operations changed in a way that nobody counts. */
        void lose() {
            known = false;
        }

        private Moves and(Moves other) {
            Moves sum = new Moves();
            for (State state : State.values()) {
                sum.enter(state, in(state) + other.in(state));
            }
            return sum;
        }
    }
}
