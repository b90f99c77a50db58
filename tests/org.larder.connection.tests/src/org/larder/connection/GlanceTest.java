package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlanceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Glance THEN = new Glance(Duration.ofSeconds(100), NOON, "eth0 192.0.2.1");

    @ParameterizedTest(name = "{0}")
    @CsvSource({"nothing happened,                       5,            5, false",
            "a busy computer looks late,                 9,            9, false",
            "a clock is slewed,                          5,            6, false",
            "a sleep that the timer does not count,      5,        28800, true",
            "a sleep that the timer counts,          28800,        28800, true",
            "the process stood still,                   20,           20, true",
            "a clock set ten years ahead,                5,    315360005, true",
            "a clock set ten years back,                 5,   -315360000, true"})
    void itTellsASleepFromALook(String what, long elapsed, long clock, boolean differs) {
        Glance now = new Glance(Duration.ofSeconds(100 + elapsed), NOON.plusSeconds(clock), THEN.network());
        assertThat(now.differs(THEN, Watch.PERIOD)).as(what).isEqualTo(differs);
    }

    @Test
    void anotherAddressOfTheComputerIsAChange() {
        assertThat(new Glance(Duration.ofSeconds(105), NOON.plusSeconds(5), "eth0 192.0.2.7").differs(THEN,
                Watch.PERIOD)).isTrue();
    }

    @Test
    void theSystemTellsTheSameAboutANetworkThatDoesNotChange() {
        var interfaces = new NetworkInterfaces();
        assertThat(interfaces.get()).isEqualTo(interfaces.get());
    }
}
