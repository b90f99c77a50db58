package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import org.larder.api.time.Scheduler;

/**
 * The time of one run of a program: its clock is the computer's, which may be wrong and may be set; its elapsed time stands still
 * while the computer sleeps.
 */
final class DeviceTime implements Scheduler {

    private final Machine machine;
    private final Life life;

    DeviceTime(Machine machine, Life life) {
        this.machine = machine;
        this.life = life;
    }

    @Override
    public Instant instant() {
        return machine.clock().instant();
    }

    @Override
    public Duration elapsed() {
        return Duration.ofMillis(life.elapsed(machine.universe().now()));
    }

    @Override
    public Task schedule(Duration delay, Runnable task) {
        if (life.over()) {
            return () -> {};
        }
        return machine.universe().after(life, delay.toMillis(), task)::cancel;
    }

    @Override
    public boolean await(CompletableFuture<?> end, Duration most) {
        if (!end.isDone()) {
            machine.universe().pause(life, most.toMillis(), wait -> end.whenComplete((any, how) -> wait.end()));
        }
        return end.isDone();
    }
}
