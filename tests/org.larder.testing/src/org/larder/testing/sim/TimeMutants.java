package org.larder.testing.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

import org.larder.api.time.Scheduler;

/** Breakages of time: delays, backoff, timers, and when the sync begins. */
final class TimeMutants {

    private static final Duration WATCHDOG = Duration.ofSeconds(5);
    private static final Duration TIMER = Duration.ofSeconds(60);

    private TimeMutants() {
    }

    static List<Mutant> all() {
        return List.of(scheduler("wall clock used for delays", WallClock::new, "skew"),
                scheduler("the watchdog sleeps", real -> new Without(real, WATCHDOG, WATCHDOG), "partition"),
                scheduler("no look without a cause", real -> new Without(real, TIMER, TIMER), "converge"),
                random("no backoff", bound -> 0L, "throttle", "partition"),
                random("the backoff never grows", bound -> Math.min(bound - 1, 500), "throttle", "partition"),
                new Mutant("all in step", () -> new Parts() {
                    @Override
                    public RandomGenerator random(RandomGenerator real) {
                        return new Even();
                    }
                }, "recovery"),
                new Mutant("no push after a partition heals", () -> new Parts() {
                    @Override
                    public boolean begins(int times) {
                        return times == 0;
                    }
                }, "partition", "captive-portal"));
    }

    private static Mutant scheduler(String name, UnaryOperator<Scheduler> breaks, String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public Scheduler scheduler(Scheduler real, Machine machine) {
                return breaks.apply(real);
            }
        }, scenarios);
    }

    private static Mutant random(String name, LongUnaryOperator breaks, String... scenarios) {
        return new Mutant(name, () -> new Parts() {
            @Override
            public RandomGenerator random(RandomGenerator real) {
                return new RandomGenerator() {
                    @Override
                    public long nextLong() {
                        return real.nextLong();
                    }

                    @Override
                    public long nextLong(long bound) {
                        return breaks.applyAsLong(bound);
                    }
                };
            }
        }, scenarios);
    }

    /** Luck that is the same for all. */
    private static final class Even implements RandomGenerator {

        @Override
        public long nextLong() {
            return Long.MAX_VALUE / 2;
        }

        @Override
        public long nextLong(long bound) {
            return bound / 2;
        }
    }

    /** Time that jumps when the clock does. */
    private record WallClock(Scheduler real) implements Scheduler {

        @Override
        public Instant instant() {
            return real.instant();
        }

        @Override
        public Duration elapsed() {
            return Duration.between(Instant.EPOCH, real.instant());
        }

        @Override
        public Task schedule(Duration delay, Runnable task) {
            return real.schedule(delay, task);
        }

        @Override
        public boolean await(CompletableFuture<?> end, Duration most) {
            return real.await(end, most);
        }
    }

    /** Forgets what is to be done after certain delays. */
    private record Without(Scheduler real, Duration from, Duration to) implements Scheduler {

        @Override
        public Instant instant() {
            return real.instant();
        }

        @Override
        public Duration elapsed() {
            return real.elapsed();
        }

        @Override
        public Task schedule(Duration delay, Runnable task) {
            boolean forgotten = delay.compareTo(from) >= 0 && delay.compareTo(to) <= 0;
            return forgotten ? () -> {} : real.schedule(delay, task);
        }

        @Override
        public boolean await(CompletableFuture<?> end, Duration most) {
            return real.await(end, most);
        }
    }
}
