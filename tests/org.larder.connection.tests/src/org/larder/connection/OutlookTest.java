package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.connection.ConnectionState;
import org.larder.api.transport.Limits;
import org.larder.api.transport.ProbeResult;

class OutlookTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration AHEAD = Duration.ofSeconds(7);
    private static final ProbeResult VALID = new ProbeResult.Valid(Set.of(), "e1", Limits.DEFAULT, AHEAD);
    private static final ProbeResult SILENT = new ProbeResult.Unreachable("nothing answers");
    private static final Outlook FIRST = Outlook.unknown(Optional.of("server"), NOON);

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments(VALID, true, new ConnectionState.Online(NOON, AHEAD), false, 60),
                arguments(VALID, false, new ConnectionState.SignedOut(NOON), false, 60),
                arguments(new ProbeResult.NotConfigured(), false, new ConnectionState.NotConfigured(NOON), false, 60),
                arguments(new ProbeResult.NoNetwork("no interface"), true, new ConnectionState.Offline(NOON), true, 5),
                arguments(SILENT, true, new ConnectionState.ServerUnreachable(NOON, "nothing answers"), true, 5),
                arguments(SILENT, false, new ConnectionState.ServerUnreachable(NOON, "nothing answers"), true, 5),
                arguments(new ProbeResult.NotThisContract("HTTP status 200: a web page"), true,
                        new ConnectionState.CaptivePortal(NOON, "HTTP status 200: a web page"), true, 5),
                arguments(new ProbeResult.Incompatible("version 2"), true,
                        new ConnectionState.IncompatibleServer(NOON, "version 2"), true, 5));
    }

    @ParameterizedTest
    @MethodSource("answers")
    @Tag("F5")
    void everyAnswerHasItsStateAndItsDelay(ProbeResult found, boolean signedIn, ConnectionState state, boolean outage,
            int delay) {
        Outlook next = FIRST.after(found, signedIn, Duration.ofSeconds(3), NOON);
        assertThat(next.state()).isEqualTo(state);
        assertThat(next.outage()).isEqualTo(outage ? Optional.of(Duration.ofSeconds(3)) : Optional.empty());
        assertThat(next.delay()).isEqualTo(Duration.ofSeconds(delay));
    }

    @Test
    void aStateOfTheSameKindKeepsItsBeginning() {
        Outlook next = FIRST.after(SILENT, true, Duration.ZERO, NOON)
                .after(new ProbeResult.Unreachable("it is silent"), true, Duration.ofSeconds(5), NOON.plusSeconds(5));
        assertThat(next.state()).isEqualTo(new ConnectionState.ServerUnreachable(NOON, "it is silent"));
        assertThat(next.outage()).contains(Duration.ZERO);
    }

    @Test
    void anotherWayToBeAwayIsTheSameOutage() {
        Outlook next = FIRST.after(SILENT, true, Duration.ZERO, NOON)
                .after(new ProbeResult.NoNetwork("no interface"), true, Duration.ofSeconds(5), NOON.plusSeconds(5));
        assertThat(next.state()).isEqualTo(new ConnectionState.Offline(NOON.plusSeconds(5)));
        assertThat(next.outage()).contains(Duration.ZERO);
    }

    @Test
    void ofAnotherRemoteNothingIsKnown() {
        Outlook online = FIRST.after(VALID, true, Duration.ZERO, NOON);
        assertThat(online.on(Optional.of("server"), NOON)).isSameAs(online);
        Outlook other = online.on(Optional.of("other"), NOON.plusSeconds(9));
        assertThat(other.state()).isEqualTo(new ConnectionState.Unknown(NOON.plusSeconds(9)));
        assertThat(other.steadiness()).isEqualTo(Steadiness.NEW);
    }

    @Test
    void aRemoteThatComesAndGoesIsNotOnlineAndIsAskedAgainSoon() {
        Outlook outlook = FIRST;
        for (int probe = 0; probe < 7; probe++) {
            outlook = outlook.after(probe % 2 == 0 ? VALID : SILENT, true, Duration.ofSeconds(5L * probe), NOON);
        }
        assertThat(outlook.state()).isEqualTo(new ConnectionState.ServerUnreachable(NOON, Findings.UNSTEADY));
        assertThat(outlook.delay()).isEqualTo(ProbeSchedule.FAST);
        Outlook proven = outlook.after(VALID, true, Duration.ofSeconds(35), NOON)
                .after(VALID, true, Duration.ofSeconds(40), NOON);
        assertThat(proven.state()).isEqualTo(new ConnectionState.Online(NOON, AHEAD));
        assertThat(proven.outage()).isEmpty();
    }

    @Test
    void whoMustSignInHearsItHoweverOftenTheRemoteCameAndWent() {
        Outlook outlook = FIRST;
        for (int probe = 0; probe < 7; probe++) {
            outlook = outlook.after(probe % 2 == 0 ? VALID : SILENT, false, Duration.ofSeconds(5L * probe), NOON);
        }
        assertThat(outlook.state()).isEqualTo(new ConnectionState.SignedOut(NOON));
    }

    @Test
    void anOutageIsYoungAgainWhenTheWorldChanged() {
        Outlook old = FIRST.after(SILENT, true, Duration.ZERO, NOON).after(SILENT, true, Duration.ofHours(1), NOON);
        assertThat(old.delay()).isGreaterThan(ProbeSchedule.FAST);
        Outlook shaken = old.shaken(Duration.ofHours(2)).after(SILENT, true, Duration.ofHours(2), NOON);
        assertThat(shaken.delay()).isEqualTo(ProbeSchedule.FAST);
    }

    @Test
    void anotherRemoteAndTokensThatCameOrWentRaiseDoubts() {
        Outlook online = FIRST.after(VALID, true, Duration.ZERO, NOON);
        Outlook signedOut = FIRST.after(VALID, false, Duration.ZERO, NOON);
        assertThat(online.doubts(new Party(Optional.of("server"), true))).isFalse();
        assertThat(online.doubts(new Party(Optional.of("server"), false))).isTrue();
        assertThat(online.doubts(new Party(Optional.of("other"), true))).isTrue();
        assertThat(signedOut.doubts(new Party(Optional.of("server"), false))).isFalse();
        assertThat(signedOut.doubts(new Party(Optional.of("server"), true))).isTrue();
        assertThat(FIRST.doubts(new Party(Optional.empty(), false))).isTrue();
    }
}
