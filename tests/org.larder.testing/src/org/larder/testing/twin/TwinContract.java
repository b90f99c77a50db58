package org.larder.testing.twin;

import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.twin.Duel.Difference;

/**
 * A store is the same as its volatile twin, whatever sequence of edits, answers, pulls and restarts comes. The system property
 * {@code larder.seed} plays one sequence only; {@code larder.long=true} plays many.
 */
public abstract class TwinContract {

    private static final int LENGTH = 200;
    private static final int SEQUENCES = 12;
    private static final int MANY = 500;
    private static final int EVERY = 5;

    private final Duel duel;

    /** @param makers for each number a maker of stores, not open, on the same place each time */
    protected TwinContract(Function<Integer, Function<Surroundings, LocalStore>> makers) {
        duel = new Duel(makers);
    }

    @Test
    void theStoreIsAsItsTwinAfterEveryStepOfAnySequence() {
        seeds().forEach(seed -> {
            List<Act> acts = new Acts(seed).sequence(LENGTH);
            duel.difference(acts, EVERY).ifPresent(found -> report(seed, acts, found));
        });
    }

    private static LongStream seeds() {
        return Optional.ofNullable(Long.getLong("larder.seed"))
                .map(LongStream::of)
                .orElse(LongStream.rangeClosed(1, Boolean.getBoolean("larder.long") ? MANY : SEQUENCES));
    }

    private void report(long seed, List<Act> acts, Difference found) {
        List<Act> fewest = new Shrinking(fewer -> duel.difference(fewer, 1)
                .filter(same -> same.what().equals(found.what())).isPresent()).fewest(acts);
        fail("seed %d (again: -Dlarder.seed=%d) differs in %s%n%nthe fewest acts that do:%n%s%n%s", seed, seed, found,
                fewest.stream().map(act -> "  " + act).collect(Collectors.joining("\n")),
                duel.difference(fewest, 1).map(Difference::toString).orElse("(not every time)"));
    }
}
