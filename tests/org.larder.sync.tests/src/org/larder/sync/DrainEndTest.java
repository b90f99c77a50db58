package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.testing.time.VirtualScheduler;
import org.larder.testing.transport.Fault;
import org.larder.testing.transport.ModelServer;
import org.larder.testing.transport.ModelTransport;

/** The end of a drain while a request hangs: a second thread is needed, so the cycle runs on a real one. */
class DrainEndTest {

    private final VirtualScheduler scheduler = new VirtualScheduler(Instant.parse("2026-03-01T12:00:00Z"));
    private final ModelServer server = new ModelServer(scheduler);
    private final Device<ModelTransport> device;
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch hold = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    DrainEndTest(@TempDir Path folder) {
        device = Device.of(scheduler, server, folder, "one");
        device.data().products().add(new Product("Oats", new Nutrients(389, 17, 7, 66)));
        device.transport.setFaults((call, operations) -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            arrived.countDown();
            await(hold);
            atOnce.decrementAndGet();
            return Fault.DROP_ANSWER;
        });
    }

    @AfterEach
    void close() {
        hold.countDown();
        device.close();
    }

    private static CompletableFuture<Void> aside(Runnable work) {
        return CompletableFuture.runAsync(work, task -> new Thread(task).start());
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
    void theEndCancelsTheRequestAndDoesNotWaitForEver() {
        var cycle = aside(device::start);
        await(arrived);
        device.transport.setUp(false);
        var ended = aside(device::end);
        assertThat(ended).succeedsWithin(Duration.ofSeconds(10));
        assertThat(cycle).isNotDone();
        assertThat(device.transport.cancelled()).isPositive();
        hold.countDown();
        assertThat(cycle).succeedsWithin(Duration.ofSeconds(30));
        assertThat(device.status().counts().pending()).isEqualTo(1);
    }

    @Test
    void aRequestThatBeginsJustAfterTheFirstCancelIsCancelledToo() {
        device.transport.setOnCancel(() -> {
            if (device.transport.cancelled() == 2) {
                hold.countDown();
            }
        });
        var cycle = aside(device::start);
        await(arrived);
        device.transport.setUp(false);
        assertThat(aside(device::end)).succeedsWithin(Duration.ofSeconds(10));
        assertThat(cycle).succeedsWithin(Duration.ofSeconds(10));
        assertThat(device.status().counts().pending()).isEqualTo(1);
    }

    @Test
    @Tag("F3")
    void aDrainThatBeginsWhileTheOldCycleHangsWaitsForItsTurn() {
        var cycle = aside(device::start);
        await(arrived);
        device.end();
        device.begin();
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(most).hasValue(1);
        hold.countDown();
        assertThat(cycle).succeedsWithin(Duration.ofSeconds(30));
        device.transport.setFaults((call, operations) -> Fault.NONE);
        scheduler.advance(Duration.ofSeconds(5));
        assertThat(server.records()).hasSize(1);
        assertThat(device.status().counts().pending()).isZero();
    }
}
