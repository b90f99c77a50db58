package org.larder.store.jdbc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.larder.api.model.QueueCounts;
import org.larder.store.jdbc.PendingOperation.State;

/**
 * Remembers how many operations there are, so that nobody counts a long queue after each batch or when it is opened: what they
 * were stands in the database from its closing until the first transaction that changes them, which takes it away. Else they
 * are counted when somebody asks first. Kept current after every commit; whoever asks keeps writers away meanwhile.
 */
final class Tally {

    /** Holds the counts in a database whose queue was not changed since it was closed. */
    static final String FACT = "queued";

    private static final Sql COUNTS = new Sql("counting operations",
            "SELECT STATE, COUNT(*) FROM PENDING_OPERATION" + Hint.PENDING_QUEUE + " GROUP BY STATE");

    private Optional<Moves> counted = Optional.empty();
    private boolean noted = true;

    /** @param session sees only what was committed */
    synchronized QueueCounts counts(Session session) {
        Moves now = counted.or(() -> new Meta(session).find(FACT).map(Tally::noted)).orElseGet(() -> count(session));
        counted = Optional.of(now);
        return counts(now);
    }

    private static QueueCounts counts(Moves all) {
        return new QueueCounts(all.in(State.WAITING), all.in(State.IN_FLIGHT), all.in(State.QUARANTINED));
    }

    /** A transaction is on disk. */
    synchronized void apply(Moves moves) {
        counted = counted.map(now -> now.and(moves));
        noted &= !moves.any();
    }

    /** Whether the counts are what the queue says; in sentences, empty if so. */
    synchronized List<String> faults(Session session) {
        return counts(session).equals(counts(count(session))) ? List.of()
                : List.of("The operations are counted wrongly.");
    }

    /** Whether the database may say what the counts were. */
    synchronized boolean noted() {
        return noted;
    }

    /** Says in the database what the counts are, before it is closed. */
    synchronized void note(Session session) {
        Meta meta = new Meta(session);
        if (counted.isPresent() && meta.find(FACT).isEmpty()) {
            meta.put(FACT, counted.get().text());
        }
    }

    /** Everything may have changed. */
    synchronized void forget() {
        counted = Optional.empty();
        noted = true;
    }

    private static Moves noted(String text) {
        String[] numbers = text.split(" ");
        Moves all = new Moves();
        for (State state : State.values()) {
            all.enter(state, Long.parseLong(numbers[state.ordinal()]));
        }
        return all;
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

        long in(State state) {
            return more[state.ordinal()];
        }

        /** Whether some count is another one. */
        boolean any() {
            return Arrays.stream(more).anyMatch(each -> each != 0);
        }

        void enter(State state, long by) {
            more[state.ordinal()] += by;
        }

        void move(State from, State to) {
            enter(from, -1);
            enter(to, 1);
        }

        private String text() {
            return Arrays.stream(more).mapToObj(Long::toString).collect(Collectors.joining(" "));
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
