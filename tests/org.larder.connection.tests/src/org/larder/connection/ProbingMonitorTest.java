package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.connection.ConnectionState;
import org.larder.api.transport.ProbeResult;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

class ProbingMonitorTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualScheduler scheduler = new VirtualScheduler(START);
    private final ModelTransport transport = new ModelTransport(new ModelServer(scheduler), "ann");
    private final List<ConnectionState> told = new ArrayList<>();
    private final ProbingMonitor monitor = new ProbingMonitor(scheduler, new Random(1), told::add, transport);

    @BeforeEach
    void start() {
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Unknown.class);
        monitor.start();
    }

    @Test
    @Tag("F31")
    void theFirstProbeComesAtOnce() {
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Online.class);
        assertThat(told).hasSize(1);
    }

    @Test
    void aValidAnswerIsNoNewsTheSecondTime() {
        scheduler.advance(MINUTE.multipliedBy(10));
        assertThat(told).hasSize(1);
        assertThat(monitor.state().since()).isEqualTo(START);
    }

    @Test
    void whileOnlineAProbeComesEveryMinute() {
        scheduler.settle();
        assertThat(monitor.nextProbe()).hasValueSatisfying(
                next -> assertThat(next).isBetween(START.plusSeconds(48), START.plusSeconds(72)));
        transport.setUp(false);
        scheduler.advance(Duration.ofSeconds(72));
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
    }

    @Test
    void aFailureReportedByOthersIsLookedIntoWithinASecond() {
        scheduler.settle();
        transport.setUp(false);
        monitor.report(false);
        scheduler.advance(Duration.ofSeconds(1));
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
    }

    @Test
    void theReturnOfTheServerIsNoticedWithinSixSecondsInAShortOutage() {
        transport.setUp(false);
        scheduler.advance(MINUTE.multipliedBy(9));
        transport.setUp(true);
        assertThat(scheduler.advanceUntil(() -> monitor.state() instanceof ConnectionState.Online, MINUTE))
                .isLessThanOrEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void inALongOutageTheProbesBecomeRare() {
        transport.setUp(false);
        scheduler.advance(Duration.ofHours(1));
        assertThat(monitor.nextProbe()).hasValueSatisfying(
                next -> assertThat(Duration.between(scheduler.instant(), next))
                        .isLessThanOrEqualTo(Duration.ofSeconds(72)));
        transport.setUp(true);
        assertThat(
                scheduler.advanceUntil(() -> monitor.state() instanceof ConnectionState.Online, MINUTE.multipliedBy(2)))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(72));
    }

    @Test
    void anOutageAfterALongTimeOnlineIsAShortOne() {
        scheduler.advance(Duration.ofHours(5));
        transport.setUp(false);
        monitor.probeNow();
        scheduler.settle();
        assertThat(monitor.nextProbe()).hasValueSatisfying(
                next -> assertThat(Duration.between(scheduler.instant(), next))
                        .isLessThanOrEqualTo(Duration.ofSeconds(6)));
    }

    static Stream<ProbeResult> strangers() {
        return Stream.of(new ProbeResult.NotThisContract("a web page"), new ProbeResult.Incompatible("version 2"),
                new ProbeResult.NoNetwork("no interface"), new ProbeResult.NotConfigured());
    }

    @ParameterizedTest
    @MethodSource("strangers")
    void onlyAValidAnswerIsOnline(ProbeResult answer) {
        transport.setStranger(Optional.of(answer));
        scheduler.settle();
        assertThat(monitor.state()).isNotInstanceOf(ConnectionState.Online.class);
        transport.setStranger(Optional.empty());
        monitor.probeNow();
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Online.class);
    }

    @Test
    void aValidAnswerWithoutASessionIsSignedOut() {
        transport.signOut();
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.SignedOut.class);
    }

    @Test
    void whoAsksHearsWhatTheProbeFound() {
        scheduler.settle();
        transport.setUp(false);
        var asked = monitor.probeNow();
        assertThat(asked).isNotDone();
        scheduler.settle();
        assertThat(asked.join()).isInstanceOf(ConnectionState.ServerUnreachable.class);
    }

    @Test
    void whoAsksDuringAProbeIsAnsweredByTheNext() {
        List<Object> asked = new ArrayList<>();
        monitor.probeNow().thenAccept(state -> monitor.probeNow().thenAccept(asked::add));
        scheduler.settle();
        assertThat(asked).hasSize(1);
    }

    @Test
    void anotherTransportIsProbedAtOnce() {
        scheduler.settle();
        var other = new ModelTransport(new ModelServer(scheduler), "ann");
        other.setUp(false);
        monitor.setTransport(other);
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
        monitor.unsetTransport(transport);
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
        monitor.unsetTransport(other);
        scheduler.settle();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.NotConfigured.class);
    }

    @Test
    void aListenerThatFailsDoesNotStopTheProbes() {
        var failing = new ProbingMonitor(scheduler, new Random(1), state -> {
            throw new IllegalStateException("listener");
        }, transport);
        failing.start();
        try {
            scheduler.settle();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("listener");
        }
        assertThat(failing.nextProbe()).isPresent();
    }

    @Test
    void afterItsEndItProbesNoMore() {
        scheduler.settle();
        monitor.close();
        transport.setUp(false);
        scheduler.advance(Duration.ofHours(1));
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Online.class);
        assertThat(monitor.probeNow()).isCompleted();
    }
}
