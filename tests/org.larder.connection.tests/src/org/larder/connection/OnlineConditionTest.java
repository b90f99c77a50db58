package org.larder.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OnlineConditionTest {

    private final AtomicInteger registered = new AtomicInteger();
    private final AtomicInteger unregistered = new AtomicInteger();
    private final OnlineCondition condition = new OnlineCondition(() -> {
        registered.incrementAndGet();
        return unregistered::incrementAndGet;
    });

    @Test
    void itIsThereOnceWhileOnline() {
        condition.show(true);
        condition.show(true);
        assertThat(registered).hasValue(1);
        condition.show(false);
        condition.show(false);
        assertThat(unregistered).hasValue(1);
        condition.show(true);
        assertThat(registered).hasValue(2);
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void afterTheEndItStaysAway() {
        condition.show(true);
        condition.close();
        condition.show(true);
        assertThat(registered).hasValue(1);
        assertThat(unregistered).hasValue(1);
    }

    @RepeatedTest(50)
    void anEndAtTheSameMomentLeavesItAwayAndUnregistersItOnce() throws InterruptedException {
        var go = new CountDownLatch(1);
        Thread shower = Thread.ofVirtual().start(() -> {
            await(go);
            condition.show(true);
            condition.show(false);
            condition.show(true);
        });
        go.countDown();
        condition.close();
        assertThat(registered.get()).isEqualTo(unregistered.get());
        shower.join();
        assertThat(registered.get()).isEqualTo(unregistered.get());
    }

    @Test
    void theEndWaitsForOneThatIsBeingRegisteredAndTakesItAway() throws InterruptedException {
        var registering = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var slow = new OnlineCondition(() -> {
            registering.countDown();
            await(goOn);
            registered.incrementAndGet();
            return unregistered::incrementAndGet;
        });
        Thread shower = Thread.ofVirtual().start(() -> slow.show(true));
        assertThat(registering.await(10, TimeUnit.SECONDS)).isTrue();
        Thread closer = Thread.ofPlatform().start(() -> {
            slow.close();
            assertThat(unregistered).hasValue(1);
        });
        goOn.countDown();
        closer.join();
        shower.join();
        assertThat(registered).hasValue(1);
        assertThat(unregistered).hasValue(1);
    }

    @Test
    void theEndDoesNotWaitForEverForWhoHangs() throws InterruptedException {
        var registering = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        var hanging = new OnlineCondition(() -> {
            registering.countDown();
            await(never);
            registered.incrementAndGet();
            return unregistered::incrementAndGet;
        });
        Thread shower = Thread.ofPlatform().daemon().start(() -> hanging.show(true));
        assertThat(registering.await(10, TimeUnit.SECONDS)).isTrue();
        hanging.close();
        never.countDown();
        shower.join();
        assertThat(registered).hasValue(1);
        assertThat(unregistered).hasValue(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
