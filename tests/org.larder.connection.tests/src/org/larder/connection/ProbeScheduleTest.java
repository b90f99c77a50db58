package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ProbeScheduleTest {

    @Test
    void aShortOutageIsProbedEveryFiveSeconds() {
        assertThat(ProbeSchedule.duringOutage(Duration.ofSeconds(1), ProbeSchedule.SLOW))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(ProbeSchedule.duringOutage(Duration.ofMinutes(9), ProbeSchedule.FAST))
                .isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void afterTenMinutesTheDelayDoublesUpToAMinute() {
        Duration outage = Duration.ofMinutes(10);
        Duration second = ProbeSchedule.duringOutage(outage, Duration.ofSeconds(5));
        Duration third = ProbeSchedule.duringOutage(outage, second);
        assertThat(second).isEqualTo(Duration.ofSeconds(10));
        assertThat(third).isEqualTo(Duration.ofSeconds(20));
        assertThat(ProbeSchedule.duringOutage(outage, Duration.ofSeconds(40))).isEqualTo(Duration.ofSeconds(60));
        assertThat(ProbeSchedule.duringOutage(outage, Duration.ofSeconds(60))).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void theJitterIsAFifthEitherWay() {
        var random = new Random(7);
        for (int i = 0; i < 1000; i++) {
            assertThat(ProbeSchedule.jittered(Duration.ofSeconds(5), random)).isBetween(Duration.ofSeconds(4),
                    Duration.ofSeconds(6));
        }
    }
}
