package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SystemSchedulerTest {

    private final SystemScheduler scheduler = new SystemScheduler();

    @AfterEach
    void end() {
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
    void itsClockIsTheSystems() {
        assertThat(Duration.between(scheduler.instant(), Instant.now())).isLessThan(Duration.ofMinutes(1));
    }
}
