package org.larder.store.switching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.StoreState;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreUnavailableException;

class TurnstileTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final FakeStore STORE = new FakeStore(new CountDownLatch(0), Optional.empty());

    @Test
    void callsPassTogether() {
        Turnstile turnstile = open(SHORT);
        assertThat(turnstile.enter()).isSameAs(STORE);
        assertThat(turnstile.enter()).isSameAs(STORE);
        turnstile.leave();
        turnstile.leave();
    }

    @Test
    void callsThatRunEndBeforeSomebodyIsAlone() throws Exception {
        Turnstile turnstile = open(LONG);
        turnstile.enter();
        CompletableFuture<Void> alone = CompletableFuture.runAsync(() -> turnstile.close("Moving."));
        busy(turnstile, "Moving.");
        assertThat(alone).isNotDone();

        turnstile.leave();

        alone.get(30, TimeUnit.SECONDS);
    }

    @Test
    void callsThatDoNotEndInTimeKeepNobodyWaitingForEver() {
        Turnstile turnstile = open(SHORT);
        turnstile.enter();

        assertThatThrownBy(() -> turnstile.close("Moving.")).isInstanceOf(MaintenanceException.class);

        assertThat(turnstile.enter()).isSameAs(STORE);
    }

    @Test
    void callsWaitForWhoIsAloneAndThenPass() throws Exception {
        Turnstile turnstile = open(LONG);
        turnstile.close("Moving.");
        List<CompletableFuture<LocalStore>> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.add(CompletableFuture.supplyAsync(turnstile::enter));
        }
        assertThat(calls).noneMatch(CompletableFuture::isDone);

        turnstile.open();

        for (CompletableFuture<LocalStore> each : calls) {
            assertThat(each.get(30, TimeUnit.SECONDS)).isSameAs(STORE);
        }
    }

    @RepeatedTest(50)
    void aCallThatWaitedComesBeforeTheNextWhoWantsToBeAlone() throws Exception {
        Turnstile turnstile = open(LONG);
        turnstile.close("Moving.");
        AtomicBoolean passed = new AtomicBoolean();
        Thread waiting = Thread.ofPlatform().start(() -> {
            turnstile.enter();
            passed.set(true);
            turnstile.leave();
        });
        while (waiting.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }

        turnstile.open();
        turnstile.close("Moving again.");

        assertThat(passed).isTrue();
        waiting.join();
    }

    @Test
    void aCallThatWaitsTooLongIsToldWhatFor() {
        Turnstile turnstile = open(SHORT);
        turnstile.close("The diary is being moved to h2.");

        assertThatThrownBy(turnstile::enter).isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The diary is being moved to h2. Try again in a moment.");
    }

    @Test
    void anInterruptEndsTheWait() {
        Turnstile turnstile = open(LONG);
        turnstile.close("Moving.");
        Thread.currentThread().interrupt();

        assertThatThrownBy(turnstile::enter).isInstanceOf(StoreUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDatabaseThatIsStillBeingOpenedIsSaidSo() {
        Turnstile turnstile = new Turnstile(SHORT, new Behind.Opening("derby"));

        assertThatThrownBy(turnstile::enter).isInstanceOf(StoreUnavailableException.class)
                .hasMessage("The diary is still being opened. Try again in a moment.");
        assertThat(turnstile.state()).isEqualTo(new StoreState.Busy("derby", "The diary is still being opened."));
    }

    private static void busy(Turnstile turnstile, String text) {
        while (!turnstile.state().text().equals(text)) {
            Thread.onSpinWait();
        }
    }

    private static Turnstile open(Duration patience) {
        return new Turnstile(patience, new Behind.Open("derby", STORE));
    }
}
