package org.larder.testing.twin;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.TestClock;

/** Does the same to a store and to its twin, and compares all that can be seen after each act. */
final class Duel {

    private final AtomicInteger places = new AtomicInteger();
    private final Function<Integer, Function<Surroundings, LocalStore>> makers;

    /** @param makers makes a maker of stores on the same new place each time */
    Duel(Function<Integer, Function<Surroundings, LocalStore>> makers) {
        this.makers = makers;
    }

    /**
     * Plays a sequence.
     *
     * @param every how often all answers are compared; the pieces always are
     * @return the first difference
     */
    Optional<Difference> difference(List<Act> acts, int every) {
        TestClock clock = TestClock.noon();
        Disks disks = new Disks();
        try (Player twin = new Player(world -> VolatileStore.in(disks, world), clock);
                Player real = new Player(makers.apply(places.incrementAndGet()), clock)) {
            for (int i = 0; i < acts.size(); i++) {
                Optional<Difference> found = difference(acts.get(i), twin, real, disks, clock,
                        i % every == every - 1 || i == acts.size() - 1);
                if (found.isPresent()) {
                    return found;
                }
            }
            return differ("faults", twin.store().check(), real.store().check());
        }
    }

    private static Optional<Difference> difference(Act act, Player twin, Player real, Disks disks, TestClock clock,
            boolean all) {
        if (act instanceof Act.Wait wait) {
            clock.advance(Duration.ofMillis(wait.millis()));
        }
        Function<Player, Object> doing = new Doing(disks.find(VolatileStore.PLACE).orElseThrow().state(), clock)
                .of(act);
        Object expected = doing.apply(twin);
        Object actual = outcome(doing, real);
        return differ("result", expected, actual)
                .or(() -> differ("commits told", twin.told(), real.told()))
                .or(() -> differ(Sight.pieces(twin.store()), Sight.pieces(real.store())))
                .or(() -> all ? answers(twin, real) : Optional.empty());
    }

    /** An exception is an outcome too, though none that the twin has. */
    private static Object outcome(Function<Player, Object> doing, Player player) {
        try {
            return doing.apply(player);
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            return e + " at " + List.of(trace).subList(0, Math.min(8, trace.length));
        }
    }

    private static Optional<Difference> answers(Player twin, Player real) {
        Map<String, Object> actual = Sight.answers(real.store());
        return Sight.answers(twin.store()).entrySet().stream()
                .flatMap(one -> differ(one.getKey(), one.getValue(), actual.get(one.getKey())).stream())
                .findFirst();
    }

    private static Optional<Difference> differ(List<Object> expected, List<Object> actual) {
        List<Object> missing = expected.stream().filter(piece -> !actual.contains(piece)).toList();
        List<Object> surplus = actual.stream().filter(piece -> !expected.contains(piece)).toList();
        return missing.isEmpty() && surplus.isEmpty()
                ? differ("order of pieces", expected, actual)
                : differ("pieces", missing, surplus);
    }

    private static Optional<Difference> differ(String what, Object expected, Object actual) {
        return expected.equals(actual) ? Optional.empty() : Optional.of(new Difference(what, expected, actual));
    }

    /**
     * What is not the same.
     *
     * @param what what was compared
     */
    record Difference(String what, Object twin, Object store) {
        @Override
        public String toString() {
            return what + "\n  twin:  " + twin + "\n  store: " + store;
        }
    }
}
