package org.larder.testing.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.twin.Duel.Difference;

class DuelTest {

    @Test
    void aTwinIsAsItselfAndWithoutFaults() {
        Duel duel = new Duel(place -> VolatileStore.maker());
        assertThat(LongStream.rangeClosed(1, 8)
                .mapToObj(seed -> duel.difference(new Acts(seed).sequence(100), 10)))
                .allMatch(Optional::isEmpty);
    }

    @Test
    void aStoreThatTakesNoNoticeOfTheZoneIsFoundOutByFewActs() {
        Duel duel = new Duel(place -> withoutZone());
        List<Act> acts = LongStream.rangeClosed(1, 20)
                .mapToObj(seed -> new Acts(seed).sequence(100))
                .filter(sequence -> duel.difference(sequence, 10).isPresent())
                .findFirst()
                .orElseThrow();

        List<Act> fewest = new Shrinking(fewer -> duel.difference(fewer, 1).isPresent()).fewest(acts);

        assertThat(fewest).hasSizeLessThan(5).anyMatch(Act.Travel.class::isInstance);
        assertThat(duel.difference(fewest, 1)).map(Difference::what).contains("commits told");
    }

    @Test
    void aSequenceIsTheSameWheneverItsSeedIs() {
        assertThat(new Acts(7).sequence(50)).isEqualTo(new Acts(7).sequence(50))
                .isNotEqualTo(new Acts(8).sequence(50));
    }

    private static Function<Surroundings, LocalStore> withoutZone() {
        Function<Surroundings, LocalStore> maker = VolatileStore.maker();
        return world -> maker
                .apply(new Surroundings(world.deviceId(), world.clock(), () -> ZoneOffset.UTC, world.ids()));
    }
}
