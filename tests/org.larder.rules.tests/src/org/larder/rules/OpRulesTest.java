package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.rules.OpRules.Op;
import org.larder.rules.OpRules.Receipt;
import org.larder.rules.OpRules.State;
import org.larder.rules.OpRules.Status;
import org.larder.rules.OpRules.Verdict;

/** Section 6 of the contract, rule by rule. */
class OpRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final long T = NOW.toEpochMilli();
    private static final RecordKey KEY = RecordKey.consumption(UUID.randomUUID());

    @Test
    void anOperationOnNothingMakesVersionOne() {
        assertThat(decide(op(0, stamp(T)))).isEqualTo(new Verdict.Apply(1, stamp(T), false));
    }

    @Test
    void aDeleteOfNothingMakesATombstone() {
        assertThat(decide(delete(0, stamp(T)))).isEqualTo(new Verdict.Apply(1, stamp(T), false));
    }

    @Test
    @Tag("F14")
    void theSameOperationAgainIsADuplicateWithItsFirstStatus() {
        Receipt receipt = new Receipt("op", Status.SUPERSEDED);
        assertThat(OpRules.decide(op(0, stamp(T)), Optional.of(receipt), Optional.of(state(7, T)), true, NOW))
                .isEqualTo(new Verdict.Duplicate(Status.SUPERSEDED, true, false));
    }

    @Test
    void anotherOperationUnderAKnownIdIsRefused() {
        Receipt receipt = new Receipt("another op", Status.APPLIED);
        assertThat(OpRules.decide(op(0, stamp(T)), Optional.of(receipt), Optional.empty(), true, NOW))
                .isEqualTo(new Verdict.OpIdReused());
    }

    @Test
    void aConsumptionWaitsForItsProductButItsDeleteDoesNot() {
        assertThat(OpRules.decide(op(0, stamp(T)), Optional.empty(), Optional.empty(), false, NOW))
                .isEqualTo(new Verdict.MissingReference());
        assertThat(OpRules.decide(delete(0, stamp(T)), Optional.empty(), Optional.empty(), false, NOW))
                .isInstanceOf(Verdict.Apply.class);
    }

    @Test
    @Tag("F24")
    void anEditOfTheCurrentVersionAppliesEvenWithASlowClock() {
        assertThat(decide(op(4, stamp(T - 1000)), state(4, T)))
                .isEqualTo(new Verdict.Apply(5, new Stamp(T, 1, "me"), false));
    }

    @Test
    void aRaisedStampOverflowsIntoTheNextMillisecond() {
        State full = new State(4, new Stamp(T, Stamp.MAX_COUNTER, "zz"), false, "content 0");
        assertThat(decide(op(4, stamp(T - 1000)), full))
                .isEqualTo(new Verdict.Apply(5, new Stamp(T + 1, 0, "me"), false));
    }

    @Test
    @Tag("F21")
    void onAnotherVersionTheLastWriterWins() {
        assertThat(decide(op(3, stamp(T - 1)), state(4, T))).isEqualTo(new Verdict.Superseded(false));
        assertThat(decide(op(3, stamp(T + 1)), state(4, T))).isEqualTo(new Verdict.Apply(5, stamp(T + 1), false));
    }

    @Test
    void aLaterEditRevivesATombstoneAndATombstoneBeatsAnOlderOne() {
        State tombstone = new State(2, stamp(T), true, "");
        assertThat(decide(op(0, stamp(T + 1)), tombstone)).isEqualTo(new Verdict.Apply(3, stamp(T + 1), false));
        assertThat(decide(op(0, stamp(T - 1)), tombstone)).isEqualTo(new Verdict.Superseded(false));
    }

    @Test
    @Tag("F24")
    void aStampFiveMinutesAheadIsReplacedByTheServersTimeAndFollows() {
        assertThat(decide(op(1, stamp(T + 300_001)), state(4, T - 5)))
                .isEqualTo(new Verdict.Apply(5, stamp(T), true));
        assertThat(decide(op(1, stamp(T + 300_000)), state(4, T - 5)))
                .isEqualTo(new Verdict.Apply(5, stamp(T + 300_000), false));
    }

    @Test
    void aClampedStampIsRaisedAboveTheRecords() {
        assertThat(decide(op(0, stamp(T + 400_000)), state(4, T + 100)))
                .isEqualTo(new Verdict.Apply(5, new Stamp(T + 100, 1, "me"), true));
    }

    @Test
    void aPlainWriteNeverLoses() {
        Op plain = new Op(KEY, false, OptionalLong.empty(), Optional.empty(), "content 1", "op", "srv");
        assertThat(decide(plain, state(4, T + 200_000)))
                .isEqualTo(new Verdict.Apply(5, new Stamp(T + 200_000, 1, "srv"), false));
    }

    @Test
    void equalStampsAndContentAreADuplicate() {
        Op same = new Op(KEY, false, OptionalLong.of(0), Optional.of(stamp(T)), "content 0", "op", "me");
        assertThat(decide(same, new State(4, stamp(T), false, "content 0")))
                .isEqualTo(new Verdict.Duplicate(Status.APPLIED, false, false));
    }

    @Test
    void atEqualStampsADeleteBeatsDataAndTheGreaterContentBeatsTheOther() {
        State data = new State(4, stamp(T), false, "content 5");
        assertThat(decide(delete(0, stamp(T)), data)).isEqualTo(new Verdict.Apply(5, stamp(T), false));
        assertThat(decide(op(0, stamp(T)), new State(4, stamp(T), true, ""))).isEqualTo(new Verdict.Superseded(false));
        assertThat(decide(op(0, stamp(T)), data)).isEqualTo(new Verdict.Superseded(false));
        assertThat(decide(op(0, stamp(T)), new State(4, stamp(T), false, "content 0")))
                .isEqualTo(new Verdict.Apply(5, stamp(T), false));
    }

    private static Verdict decide(Op op, State... state) {
        return OpRules.decide(op, Optional.empty(), Arrays.stream(state).findFirst(), true, NOW);
    }

    private static State state(long version, long millis) {
        return new State(version, new Stamp(millis, 0, "zz"), false, "content 0");
    }

    private static Op op(long base, Stamp stamp) {
        return new Op(KEY, false, OptionalLong.of(base), Optional.of(stamp), "content 1", "op", "me");
    }

    private static Op delete(long base, Stamp stamp) {
        return new Op(KEY, true, OptionalLong.of(base), Optional.of(stamp), "", "op", "me");
    }

    private static Stamp stamp(long millis) {
        return new Stamp(millis, 0, "me");
    }
}
