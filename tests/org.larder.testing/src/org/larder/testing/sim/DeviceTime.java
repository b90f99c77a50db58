package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;

import org.larder.api.time.Scheduler;

/**
 * The time of one run of a program: its clock is the computer's, which may be wrong and may be set; its elapsed time stands still
 * while the computer sleeps.
 */
final class DeviceTime implements Scheduler {

    /** What is planned so far ahead may also be late: it waits until no call is under way, for it may wait for such a call's end. */
    private static final Duration UPKEEP = Duration.ofMinutes(10);
    private static final long LATER = 1_000;

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
        Runnable patient = delay.compareTo(UPKEEP) < 0 ? task : () -> atLeisure(task);
        return machine.universe().after(life, delay.toMillis(), patient)::cancel;
    }

    private void atLeisure(Runnable task) {
        if (machine.link().busy()) {
            machine.universe().after(life, LATER, () -> atLeisure(task));
        } else {
            task.run();
        }
    }
}
