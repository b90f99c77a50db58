package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void theCeilingDoublesFromOneSecondToFiveMinutes() {
        assertThat(Backoff.ceiling(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Backoff.ceiling(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Backoff.ceiling(8)).isEqualTo(Duration.ofSeconds(256));
        assertThat(Backoff.ceiling(9)).isEqualTo(Duration.ofSeconds(300));
        assertThat(Backoff.ceiling(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(300));
    }

    @Test
    void delaysFillTheWholeRangeBelowTheCeiling() {
        Random random = new Random(1);
        long[] delays = random.longs(2_000, 0, 1).map(ignored -> Backoff.delay(3, random).toMillis()).toArray();
        assertThat(Arrays.stream(delays).boxed()).allMatch(delay -> delay >= 0 && delay <= 8_000);
        assertThat(Arrays.stream(delays).boxed()).anyMatch(delay -> delay < 500).anyMatch(delay -> delay > 7_500);
    }
}
