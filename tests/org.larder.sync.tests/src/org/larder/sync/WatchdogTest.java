package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.sync.SyncStatus.Phase;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** A sync that stands still is noticed; one that has a reason to wait is left alone. */
@Tag("F3")
class WatchdogTest {

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Device<ModelTransport> device;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch hold = new CountDownLatch(1);

    WatchdogTest(@TempDir Path folder) {
        device = Device.of(scheduler, server, folder, "one");
    }

    @AfterEach
    void close() {
        hold.countDown();
        device.close();
    }

    private void add(String name) {
        device.data().products().add(new Product(name, new Nutrients(389, 17, 7, 66)));
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody let go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRequestThatHangsIsTakenBackAfterTenSecondsAndRepeated() {
        device.start();
        device.transport.setOnCancel(hold::countDown);
        var first = new boolean[]{true};
        device.transport.setFaults((call, operations) -> {
            if (!call.equals("push") || !first[0]) {
                return Fault.NONE;
            }
            first[0] = false;
            arrived.countDown();
            await(hold);
            return Fault.DROP_ANSWER;
        });
        add("Oats");
        var cycle = CompletableFuture.runAsync(() -> scheduler.advance(Duration.ofSeconds(3)),
                task -> new Thread(task).start());
        await(arrived);
        scheduler.advance(Duration.ofSeconds(9));
        assertThat(device.transport.cancelled()).isZero();
        scheduler.advance(Duration.ofSeconds(7));
        assertThat(device.transport.cancelled()).isEqualTo(1);
        assertThat(cycle).succeedsWithin(Duration.ofSeconds(30));
        device.drained();
        assertThat(server.applied()).isEqualTo(1);
        assertThat(device.told).anySatisfy(
                status -> assertThat(status.reason()).hasValueSatisfying(why -> assertThat(why).contains("10 s")));
    }

    @Test
    void aBackoffAndARetryAfterAreNotTakenForAStandstill() {
        device.start();
        device.transport.setFaults((call, operations) -> call.equals("push")
                ? new Fault.Error(
                        new TransportException(RetryClass.LIMITED, Optional.of(Duration.ofMinutes(30)), "429"))
                : Fault.NONE);
        add("Oats");
        scheduler.advance(Duration.ofMinutes(20));
        assertThat(device.transport.pushes()).hasSize(1);
        assertThat(device.transport.cancelled()).isZero();
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
    }

    @Test
    void aClockThatJumpsTenYearsBackHoldsNothingUp() {
        device.start();
        device.transport.fail("push", new Fault.Error(new TransportException(RetryClass.TRANSIENT, "503")),
                new Fault.Error(new TransportException(RetryClass.TRANSIENT, "503")));
        add("Oats");
        scheduler.advance(Duration.ofSeconds(2));
        scheduler.setNow(scheduler.instant().minus(Duration.ofDays(3650)));
        scheduler.advance(Duration.ofSeconds(30));
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    void aRetryAfterOfYearsIsShortenedToAnHour() {
        device.start();
        device.transport.fail("push", new Fault.Error(
                new TransportException(RetryClass.LIMITED, Optional.of(Duration.ofDays(3650)), "429")));
        add("Oats");
        scheduler.advance(Duration.ofMinutes(62));
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    void aPersonCanEndTheCycleThatRuns() {
        device.start();
        device.transport.setOnCancel(hold::countDown);
        device.transport.setFaults((call, operations) -> {
            if (!call.equals("push") || hold.getCount() == 0) {
                return Fault.NONE;
            }
            arrived.countDown();
            await(hold);
            return Fault.DROP_REQUEST;
        });
        add("Oats");
        var cycle = CompletableFuture.runAsync(() -> scheduler.advance(Duration.ofSeconds(3)),
                task -> new Thread(task).start());
        await(arrived);
        device.manager.cancel();
        assertThat(cycle).succeedsWithin(Duration.ofSeconds(30));
        assertThat(device.status().phase()).isEqualTo(Phase.WAITING);
        assertThat(device.status().reason()).hasValueSatisfying(why -> assertThat(why).contains("ended it"));
        scheduler.advance(Duration.ofSeconds(65));
        assertThat(device.status().counts().pending()).isZero();
    }

    @Test
    @Tag("F5")
    void whatIsSentAgainAndAgainWithoutAnAnswerIsTold() {
        device.start();
        device.transport.setFaults((call, operations) -> call.equals("push") ? Fault.DROP_ANSWER : Fault.NONE);
        add("Oats");
        scheduler.advance(Duration.ofHours(1));
        assertThat(device.status().reason()).hasValueSatisfying(why -> assertThat(why).contains("10 times"));
        device.transport.setFaults((call, operations) -> Fault.NONE);
        device.drained();
        assertThat(device.status().reason()).isEmpty();
        assertThat(server.applied()).isEqualTo(1);
    }
}
