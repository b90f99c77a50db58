package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteadinessTest {

    @Test
    void theFirstAnswerIsBelieved() {
        assertThat(Steadiness.NEW.after(true, seconds(0)).there(seconds(0))).isTrue();
        assertThat(Steadiness.NEW.there(seconds(0))).isFalse();
    }

    @Test
    void fourChangesInAMinuteAreBelieved() {
        assertThat(changed(4, 10).there(seconds(40))).isTrue();
    }

    @Test
    void afterMoreThanFourChangesInAMinuteOneAnswerIsNotBelieved() {
        Steadiness fifth = changed(6, 10);
        assertThat(fifth.answering()).isTrue();
        assertThat(fifth.there(seconds(60))).isFalse();
    }

    @Test
    void changesThatAreMoreThanAMinuteOldDoNotCount() {
        assertThat(changed(20, 16).there(seconds(320))).isTrue();
    }

    @Test
    void twoAnswersInLessThanTenSecondsAreNotBelieved() {
        Steadiness two = changed(6, 5).after(true, seconds(39));
        assertThat(two.there(seconds(39))).isFalse();
    }

    @Test
    void oneAnswerIsNotBelievedHoweverOldItIs() {
        assertThat(changed(6, 5).there(seconds(100))).isFalse();
    }

    @Test
    void twoAnswersInARowOverTenSecondsAreBelieved() {
        Steadiness two = changed(6, 5).after(true, seconds(40));
        assertThat(two.there(seconds(40))).isTrue();
    }

    @Test
    void aSingleProbeWithoutAnswerIsBelievedAtOnce() {
        Steadiness gone = changed(6, 5).after(true, seconds(40)).after(false, seconds(41));
        assertThat(gone.there(seconds(41))).isFalse();
        assertThat(gone.after(true, seconds(42)).there(seconds(42))).isFalse();
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsThereStaysThereUntilAProbeFindsNoAnswer(long seed) {
        var random = new Random(seed);
        Steadiness steadiness = Steadiness.NEW;
        Duration now = Duration.ofSeconds(random.nextInt(100));
        boolean there = false;
        int comings = 0;
        int answers = 0;
        for (int probe = 0; probe < 300; probe++) {
            boolean answered = random.nextInt(100) < 60;
            steadiness = steadiness.after(answered, now);
            boolean next = steadiness.there(now);
            assertThat(next).isEqualTo(answered && (there || next));
            assertThat(steadiness.changes().size()).isLessThanOrEqualTo(Steadiness.MANY + 1);
            comings += next && !there ? 1 : 0;
            answers += answered ? 1 : 0;
            there = next;
            now = now.plusMillis(4000 + random.nextInt(2000));
        }
        assertThat(comings).isBetween(1, answers / 4);
    }

    /** A remote that answers first and changes so often, once in a period. */
    private static Steadiness changed(int times, int period) {
        Steadiness steadiness = Steadiness.NEW.after(true, seconds(0));
        for (int change = 1; change <= times; change++) {
            steadiness = steadiness.after(change % 2 == 0, seconds(change * period));
        }
        return steadiness;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
