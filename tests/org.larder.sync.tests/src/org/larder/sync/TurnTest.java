package org.larder.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.larder.api.time.Scheduler;

/** Whoever waits for the turn waits in the scheduler's time and in no other. */
class TurnTest {

    private final Waiting scheduler = new Waiting();
    private final Turn turn = new Turn(scheduler);

    /** Time that only a wait lets pass. */
    private static final class Waiting implements Scheduler {

        private Duration elapsed = Duration.ZERO;
        private Runnable meanwhile = () -> {};

        @Override
        public Instant instant() {
            return Instant.EPOCH.plus(elapsed);
        }

        @Override
        public Duration elapsed() {
            return elapsed;
        }

        @Override
        public Task schedule(Duration delay, Runnable task) {
            throw new AssertionError("nothing is planned");
        }

        @Override
        public boolean await(CompletableFuture<?> end, Duration most) {
            elapsed = elapsed.plus(most);
            meanwhile.run();
            return end.isDone();
        }
    }

    @Test
    void oneThatDoesNotComeToItsEndIsWaitedForOneMinuteOfTheSchedulersTime() {
        Optional<Optional<String>> result = turn.attempt(() -> turn.await(() -> "done"));
        assertThat(result).contains(Optional.empty());
        assertThat(scheduler.elapsed).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void theTurnIsFreeAfterWorkThatFailed() {
        assertThat(turn.attempt(() -> turn.attempt(() -> "second"))).contains(Optional.empty());
        try {
            turn.attempt(() -> {
                throw new IllegalStateException("the work failed");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("the work failed");
        }
        assertThat(turn.await(() -> "third")).contains("third");
        assertThat(scheduler.elapsed).isZero();
    }

    @Test
    void whoWaitedHasTheTurnWhenTheOtherHasEnded() throws Exception {
        var begun = new CompletableFuture<Boolean>();
        var goOn = new CompletableFuture<Boolean>();
        var first = CompletableFuture.supplyAsync(() -> turn.attempt(() -> {
            begun.complete(true);
            return goOn.join();
        }), work -> Thread.ofVirtual().start(work));
        begun.join();
        scheduler.meanwhile = () -> {
            goOn.complete(true);
            first.join();
        };
        assertThat(turn.await(() -> "second")).contains("second");
    }
}
