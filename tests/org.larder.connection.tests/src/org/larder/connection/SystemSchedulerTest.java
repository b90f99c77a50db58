package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SystemSchedulerTest {

    private final SystemScheduler scheduler = new SystemScheduler("test");
    private final CountDownLatch hold = new CountDownLatch(1);

    @AfterEach
    void end() {
        hold.countDown();
        scheduler.end();
    }

    @Test
    void itRunsATaskAndKeepsRunningAfterOneThatFails() throws InterruptedException {
        scheduler.schedule(Duration.ZERO, () -> {
            throw new IllegalStateException("a task that fails");
        });
        var ran = new CountDownLatch(1);
        scheduler.schedule(Duration.ofMillis(1), ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatWasTakenBackDoesNotRun() throws InterruptedException {
        var ran = new AtomicBoolean();
        var task = scheduler.schedule(Duration.ofMillis(200), () -> ran.set(true));
        task.cancel();
        var after = new CountDownLatch(1);
        scheduler.schedule(Duration.ofMillis(400), after::countDown);
        assertThat(after.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).isFalse();
    }

    @Test
    void aTaskRunsWhileThreeOthersBlock() throws InterruptedException {
        var ran = new CountDownLatch(1);
        scheduler.schedule(Duration.ofMillis(50), ran::countDown);
        block(3);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Tag("F3")
    void oneUserWhoseTasksAllBlockKeepsNoOtherWaiting() throws InterruptedException {
        block(4);
        var other = new SystemScheduler("other");
        try {
            var ran = new CountDownLatch(1);
            other.schedule(Duration.ZERO, ran::countDown);
            assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.end();
        }
    }

    @Test
    void itsThreadsAreFewAndNamedAfterTheirUser() throws InterruptedException {
        block(4);
        for (int task = 0; task < 100; task++) {
            scheduler.schedule(Duration.ofMillis(task), () -> {});
        }
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(thread -> thread.getName().startsWith("test-"))
                .hasSize(4);
    }

    @Test
    void aDelayBelowNothingIsNoneAndTheLongestIsNoFault() throws InterruptedException {
        var ran = new CountDownLatch(1);
        var never = new AtomicBoolean();
        scheduler.schedule(Duration.ofSeconds(Long.MAX_VALUE), () -> never.set(true)).cancel();
        scheduler.schedule(Duration.ofDays(400_000), () -> never.set(true));
        scheduler.schedule(Duration.ofSeconds(Long.MIN_VALUE), ran::countDown);
        assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(never).isFalse();
    }

    @Test
    void theEndDropsWhatHasNotBegunAndLeavesARunningTaskItsTime() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        var dropped = new AtomicBoolean();
        scheduler.schedule(Duration.ZERO, () -> {
            begun.countDown();
            try {
                goOn.await(1, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        scheduler.schedule(Duration.ofMillis(500), () -> dropped.set(true));
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        scheduler.end();
        scheduler.schedule(Duration.ZERO, () -> dropped.set(true)).cancel();
        goOn.countDown();
        assertThat(interrupted).isFalse();
        assertThat(dropped).isFalse();
    }

    @Test
    void aWaitEndsWithWhatItWaitsForOrWithItsTime() {
        var end = new CompletableFuture<>();
        assertThat(scheduler.await(end, Duration.ofMillis(1))).isFalse();
        scheduler.schedule(Duration.ofMillis(20), () -> end.complete("done"));
        assertThat(scheduler.await(end, Duration.ofSeconds(30))).isTrue();
        assertThat(scheduler.await(CompletableFuture.failedFuture(new IllegalStateException()), Duration.ofSeconds(30)))
                .isTrue();
    }

    @Test
    void anInterruptEndsAWaitAndIsKept() {
        Thread.currentThread().interrupt();
        assertThat(scheduler.await(new CompletableFuture<>(), Duration.ofSeconds(30))).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void itsClockIsTheSystems() {
        assertThat(Duration.between(scheduler.instant(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void elapsedTimeNeverGoesBack() {
        Duration before = scheduler.elapsed();
        assertThat(before.isNegative()).isFalse();
        for (int look = 0; look < 1000; look++) {
            Duration now = scheduler.elapsed();
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    private void block(int tasks) throws InterruptedException {
        var blocked = new CountDownLatch(tasks);
        for (int task = 0; task < tasks; task++) {
            scheduler.schedule(Duration.ZERO, () -> {
                blocked.countDown();
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
    }
}
