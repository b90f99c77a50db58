package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.connection.ConnectionState;
import org.larder.testing.time.VirtualScheduler;

/** When the monitor probes, and what makes it probe at once. */
@Timeout(60)
class ProbingTest {

    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final VirtualScheduler scheduler = new VirtualScheduler(START);
    private final ScriptedTransport transport = new ScriptedTransport(scheduler);
    private final AtomicReference<String> network = new AtomicReference<>("eth0 192.0.2.1");
    private final List<ConnectionState> told = new ArrayList<>();
    private final AtomicInteger reached = new AtomicInteger();
    private final ProbingMonitor monitor = monitor(1);

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void inAnOutageProbesComeEveryFiveSecondsAndAfterTenMinutesEveryMinute(long seed) {
        transport.answer = () -> ScriptedTransport.SILENT;
        monitor(seed).start();
        scheduler.advance(Duration.ofHours(1));
        List<Duration> pauses = transport.pauses();
        int young = 0;
        for (int i = 0; i < pauses.size(); i++) {
            if (transport.probes.get(i).compareTo(Duration.ofMinutes(10)) < 0) {
                assertThat(pauses.get(i)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(6));
                young++;
            } else {
                Duration usual = Duration.ofSeconds(Math.min(60, 10L << Math.min(3, i - young)));
                assertThat(pauses.get(i)).isBetween(usual.multipliedBy(4).dividedBy(5),
                        usual.multipliedBy(6).dividedBy(5));
            }
        }
        assertThat(young).isBetween(100, 150);
        assertThat(pauses.stream().distinct().count()).isGreaterThan(100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    @Tag("F24")
    void noClockMakesAProbeLateOrAStormOfThem(long seed) {
        var random = new Random(seed);
        transport.answer = () -> random.nextInt(3) > 0 ? ScriptedTransport.SILENT : ScriptedTransport.VALID;
        monitor(seed).start();
        for (int jump = 0; jump < 60; jump++) {
            scheduler.advance(Duration.ofMillis(random.nextInt(60_000)));
            scheduler.setNow(START.plusSeconds(random.nextLong(-400_000_000, 400_000_000)));
            assertThat(Duration.between(scheduler.instant(), monitor.nextProbe().orElse(scheduler.instant())))
                    .isBetween(Duration.ZERO, Duration.ofSeconds(72));
        }
        assertThat(transport.pauses()).allSatisfy(pause -> assertThat(pause)
                .isBetween(Duration.ZERO, Duration.ofSeconds(72)));
        assertThat(transport.probes.size()).isLessThan(1 + 60 + (int) scheduler.elapsed().toSeconds() / 4);
    }

    @Test
    void aClockThatIsSetMakesOneProbeForItsOffsetAndChangesNothingElse() {
        monitor.start();
        scheduler.advance(SECOND);
        scheduler.setNow(START.minus(Duration.ofDays(3650)));
        scheduler.advance(Duration.ofSeconds(20));
        assertThat(transport.probes).hasSize(2);
        assertThat(told).hasSize(1);
        assertThat(monitor.state().since()).isEqualTo(START);
    }

    @Test
    void anotherNetworkIsProbedAtOnceEvenInALongOutage() {
        transport.answer = () -> ScriptedTransport.SILENT;
        monitor.start();
        scheduler.advance(Duration.ofHours(2));
        transport.answer = () -> ScriptedTransport.VALID;
        network.set("wlan0 198.51.100.9");
        assertThat(scheduler.advanceUntil(() -> monitor.state() instanceof ConnectionState.Online, MINUTE))
                .isLessThanOrEqualTo(LOOK);
    }

    @Test
    void afterAnotherNetworkProbesComeEveryFiveSecondsAgain() {
        transport.answer = () -> ScriptedTransport.SILENT;
        monitor.start();
        scheduler.advance(Duration.ofHours(2));
        network.set("");
        scheduler.advance(LOOK);
        transport.probes.clear();
        scheduler.advance(MINUTE);
        assertThat(transport.pauses()).hasSizeGreaterThan(8)
                .allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(6)));
    }

    @Test
    void aLostNetworkIsNoticedWithinSecondsWhileOnline() {
        monitor.start();
        scheduler.advance(SECOND);
        transport.answer = () -> ScriptedTransport.SILENT;
        network.set("");
        scheduler.advance(LOOK);
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
    }

    @Test
    @Tag("F18")
    void afterASleepAProbeComesAtOnceAndWhoWaitedMayTryAgain() {
        monitor.start();
        scheduler.advance(SECOND);
        transport.probes.clear();
        scheduler.setNow(scheduler.instant().plus(Duration.ofHours(8)));
        scheduler.advance(LOOK);
        assertThat(transport.probes).hasSize(1);
        assertThat(reached).hasValue(1);
    }

    @Test
    void aTransportThatThrowsIsAnOutageAndIsAskedAgain() {
        transport.answer = () -> {
            throw new IllegalStateException("a fault of the transport");
        };
        monitor.start();
        scheduler.advance(SECOND);
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
        transport.answer = () -> ScriptedTransport.VALID;
        assertThat(scheduler.advanceUntil(() -> monitor.state() instanceof ConnectionState.Online, MINUTE))
                .isLessThanOrEqualTo(Duration.ofSeconds(6));
    }

    @Test
    @Tag("F3")
    void aProbeThatHangsIsAnOutageAndWhoAskedIsAnswered() {
        monitor.start();
        scheduler.settle();
        var asked = new AtomicReference<>(new CompletableFuture<ConnectionState>());
        var during = new ArrayList<ConnectionState>();
        transport.answer = () -> {
            transport.answer = () -> ScriptedTransport.SILENT;
            scheduler.advance(MINUTE);
            during.add(asked.get().getNow(new ConnectionState.Unknown(START)));
            return ScriptedTransport.VALID;
        };
        asked.set(monitor.probeNow());
        scheduler.settle();
        assertThat(during).singleElement().isInstanceOf(ConnectionState.ServerUnreachable.class);
        assertThat(monitor.state()).as("what came after a minute does not count")
                .isInstanceOf(ConnectionState.ServerUnreachable.class);
        assertThat(transport.atOnce).hasValue(0);
    }

    @Test
    void anotherRemoteInTheSettingsBeginsAnew() {
        monitor.start();
        scheduler.advance(SECOND);
        transport.remote = Optional.of("other");
        transport.answer = () -> {
            assertThat(told).last().isInstanceOf(ConnectionState.Unknown.class);
            return ScriptedTransport.VALID;
        };
        scheduler.advance(LOOK);
        assertThat(told).hasSize(3);
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Online.class);
    }

    @Test
    @Tag("F12")
    void whatAProbeFoundDoesNotCountForARemoteThatWasSetMeanwhile() {
        transport.answer = () -> {
            transport.remote = Optional.of("other");
            transport.answer = () -> ScriptedTransport.SILENT;
            return ScriptedTransport.VALID;
        };
        var asked = new ArrayList<ConnectionState>();
        monitor.probeNow().thenAccept(asked::add);
        scheduler.advance(SECOND);
        assertThat(told).noneMatch(ConnectionState.Online.class::isInstance);
        assertThat(asked).singleElement().isInstanceOf(ConnectionState.ServerUnreachable.class);
        assertThat(transport.probes).hasSize(2);
    }

    @Test
    void tokensThatAreRefusedInTheBackgroundAreNoticedAndSoIsTheNextSignIn() {
        monitor.start();
        scheduler.settle();
        transport.account = Optional.empty();
        scheduler.advance(LOOK);
        assertThat(monitor.state()).isInstanceOf(ConnectionState.SignedOut.class);
        transport.account = Optional.of("ann");
        scheduler.advance(LOOK);
        assertThat(monitor.state()).isInstanceOf(ConnectionState.Online.class);
    }

    @Test
    void aFlappingRemoteIsToldAsOnlineOnlyAfterTwoAnswersInTenSeconds() {
        monitor.start();
        scheduler.settle();
        for (int flap = 0; flap < 3; flap++) {
            transport.answer = () -> ScriptedTransport.SILENT;
            probed();
            transport.answer = () -> ScriptedTransport.VALID;
            probed();
        }
        assertThat(monitor.state()).isInstanceOfSatisfying(ConnectionState.ServerUnreachable.class,
                state -> assertThat(state.reason()).isEqualTo(Findings.UNSTEADY));
        assertThat(told).filteredOn(ConnectionState.Online.class::isInstance).hasSize(3);
        assertThat(scheduler.advanceUntil(() -> monitor.state() instanceof ConnectionState.Online, MINUTE))
                .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(18));
        transport.answer = () -> ScriptedTransport.SILENT;
        probed();
        assertThat(monitor.state()).isInstanceOf(ConnectionState.ServerUnreachable.class);
    }

    @Test
    @Tag("F3")
    void whoBackedOffHearsOfEveryPlannedProbeThatFoundTheRemoteOnline() {
        monitor.start();
        scheduler.settle();
        assertThat(reached).hasValue(0);
        scheduler.advance(Duration.ofMinutes(10));
        assertThat(reached.get()).isBetween(8, 13);
        assertThat(transport.probes.size()).isEqualTo(reached.get() + 1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProbeThatAFailedCallAskedForIsNoReasonToTryAtOnce(boolean byReport) {
        monitor.start();
        scheduler.settle();
        for (int call = 0; call < 30; call++) {
            if (byReport) {
                monitor.report(false);
            } else {
                monitor.probeNow();
            }
            scheduler.advance(SECOND);
        }
        assertThat(reached).hasValue(0);
        assertThat(transport.probes.size()).isLessThanOrEqualTo(31);
    }

    @Test
    void whoDoesNotListenAnyMoreHearsNothing() {
        var heard = new AtomicInteger();
        try (var subscription = monitor.whenReached(heard::incrementAndGet)) {
            monitor.start();
            scheduler.advance(MINUTE.multipliedBy(2));
        }
        int before = heard.get();
        assertThat(before).isPositive();
        scheduler.advance(MINUTE.multipliedBy(5));
        assertThat(heard).hasValue(before);
    }

    @Test
    void aStormOfReportsMakesAProbeASecondAtMost() {
        monitor.start();
        scheduler.settle();
        for (int call = 0; call < 1000; call++) {
            monitor.report(false);
            scheduler.advance(Duration.ofMillis(10));
        }
        assertThat(transport.probes.size()).isLessThanOrEqualTo(12);
    }

    @Test
    void anEndDuringAProbeDoesNotWaitForItAndWhatItFoundIsNotTold() {
        transport.answer = () -> {
            monitor.close();
            return ScriptedTransport.VALID;
        };
        var asked = monitor.probeNow();
        scheduler.advance(Duration.ofHours(1));
        assertThat(asked).isCompleted();
        assertThat(told).isEmpty();
        assertThat(transport.probes).hasSize(1);
        assertThat(monitor.nextProbe()).isEmpty();
    }

    @Test
    void manyWhoAskAtTheSameTimeAreAllAnsweredAndNoTwoProbesRunAtOnce() throws Exception {
        var real = new SystemScheduler("probing");
        var slow = new ScriptedTransport(real);
        slow.answer = () -> {
            Thread.yield();
            return ScriptedTransport.VALID;
        };
        var states = new AtomicInteger();
        var concurrent = new ProbingMonitor(real, new Random(1), state -> states.incrementAndGet(), slow);
        var askers = new ArrayList<Thread>();
        var answered = new CountDownLatch(800);
        for (int asker = 0; asker < 8; asker++) {
            askers.add(Thread.ofPlatform().start(() -> {
                for (int time = 0; time < 100; time++) {
                    concurrent.probeNow().thenAccept(state -> answered.countDown());
                    concurrent.report(time % 2 == 0);
                }
            }));
        }
        for (Thread asker : askers) {
            asker.join();
        }
        assertThat(answered.await(30, TimeUnit.SECONDS)).isTrue();
        concurrent.close();
        real.end();
        assertThat(states).hasValue(1);
        assertThat(concurrent.state()).isInstanceOf(ConnectionState.Online.class);
    }

    private void probed() {
        monitor.probeNow();
        scheduler.advance(SECOND);
    }

    private ProbingMonitor monitor(long seed) {
        var made = new ProbingMonitor(scheduler, new Random(seed), told::add, network::get, transport);
        made.whenReached(reached::incrementAndGet);
        return made;
    }
}
