package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Stamp;
import org.larder.rules.LastWriter.Claim;

class LastWriterTest {

    private static final Stamp EARLY = Stamp.parse("2026-03-01T12:00:00.000Z-0000-b");
    private static final Stamp LATE = Stamp.parse("2026-03-01T12:00:00.000Z-0001-a");

    private static Claim data(Stamp stamp, String hash) {
        return new Claim(stamp, false, () -> hash);
    }

    private static Claim delete(Stamp stamp) {
        return new Claim(stamp, true, () -> "");
    }

    @Test
    void theGreaterStampWinsWhateverItSays() {
        assertThat(LastWriter.compare(data(LATE, "a"), delete(EARLY))).isPositive();
        assertThat(LastWriter.compare(delete(EARLY), data(LATE, "a"))).isNegative();
    }

    @Test
    void ofEqualStampsADeleteWinsThenTheGreaterContent() {
        assertThat(LastWriter.compare(delete(EARLY), data(EARLY, "z"))).isPositive();
        assertThat(LastWriter.compare(data(EARLY, "z"), delete(EARLY))).isNegative();
        assertThat(LastWriter.compare(data(EARLY, "b"), data(EARLY, "a"))).isPositive();
        assertThat(LastWriter.compare(data(EARLY, "a"), data(EARLY, "b"))).isNegative();
    }

    @Test
    void whoSaysTheSameTakesNothing() {
        assertThat(LastWriter.compare(data(EARLY, "a"), data(EARLY, "a"))).isZero();
        assertThat(LastWriter.compare(delete(EARLY), delete(EARLY))).isZero();
    }

    @Test
    void theContentIsAskedForOnlyIfStampsAreEqual() {
        Claim blind = new Claim(LATE, false, () -> {
            throw new AssertionError("asked");
        });
        assertThat(LastWriter.compare(blind, data(EARLY, "a"))).isPositive();
    }

    @Test
    void everyTwoClaimsHaveOneOrder() {
        List<Claim> claims = List.of(data(EARLY, "a"), data(EARLY, "b"), delete(EARLY), data(LATE, "a"), delete(LATE));
        for (Claim one : claims) {
            for (Claim other : claims) {
                assertThat(Integer.signum(LastWriter.compare(one, other)))
                        .isEqualTo(-Integer.signum(LastWriter.compare(other, one)));
            }
        }
    }

    @Test
    void anEditOfABaseStandsAboveItAndKeepsItsNode() {
        assertThat(LastWriter.raised(EARLY, LATE)).isEqualTo(LATE);
        assertThat(LastWriter.raised(LATE, EARLY)).isEqualTo(Stamp.parse("2026-03-01T12:00:00.000Z-0002-b"));
        assertThat(LastWriter.raised(Stamp.parse("2026-03-01T12:00:00.000Z-ffff-a"), EARLY))
                .isEqualTo(Stamp.parse("2026-03-01T12:00:00.001Z-0000-b"));
    }
}
