package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Stamp;

class HybridClockTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private Instant now = NOON;
    private final InstantSource source = () -> now;
    private final HybridClock clock = new HybridClock("me", source);

    @Test
    void ticksInOneMillisecondAreCounted() {
        assertThat(clock.tick()).hasToString("2026-01-31T12:00:00.000Z-0000-me");
        assertThat(clock.tick()).hasToString("2026-01-31T12:00:00.000Z-0001-me");
    }

    @Test
    void aClockThatJumpsBackNeverMakesASmallerStamp() {
        Stamp before = clock.tick();
        now = NOON.minus(Duration.ofDays(1));
        assertThat(clock.tick()).isGreaterThan(before);
    }

    @Test
    void anOverflowingCounterTakesTheNextMillisecond() {
        clock.restore(new Stamp(NOON.toEpochMilli(), Stamp.MAX_COUNTER, "other"));
        assertThat(clock.tick()).hasToString("2026-01-31T12:00:00.001Z-0000-me");
    }

    @Test
    void aReceivedStampIsExceededByTheNextTick() {
        Stamp other = new Stamp(NOON.plusSeconds(200).toEpochMilli(), 7, "zz");
        clock.receive(other);
        assertThat(clock.tick()).isGreaterThan(other);
    }

    @Test
    @Tag("F24")
    void aStampFiveMinutesAheadIsNotBelieved() {
        clock.receive(new Stamp(NOON.plusSeconds(301).toEpochMilli(), 0, "zz"));
        assertThat(clock.tick().millis()).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    @Tag("F24")
    void anOffsetOfAMinuteCorrectsTheClockAndASmallerOneDoesNot() {
        clock.offset(Duration.ofSeconds(59));
        assertThat(clock.tick().millis()).isEqualTo(NOON.toEpochMilli());
        clock.offset(Duration.ofSeconds(60));
        assertThat(clock.tick().millis()).isEqualTo(NOON.plusSeconds(60).toEpochMilli());
    }

    @Test
    @Tag("F24")
    void aClockThatRanFarAheadIsSetBackByAValidProbe() {
        now = NOON.plus(Duration.ofDays(3650));
        clock.tick();
        clock.offset(Duration.ofDays(-3650));
        assertThat(clock.tick().millis()).isEqualTo(NOON.toEpochMilli());
    }
}
