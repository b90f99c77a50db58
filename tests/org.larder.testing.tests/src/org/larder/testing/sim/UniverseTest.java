package org.larder.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UniverseTest {

    private final List<Throwable> thrown = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Universe universe = new Universe(thrown::add);
    private final Life script = universe.life();
    private final Life other = universe.life();

    @AfterEach
    void finish() {
        universe.finish();
    }

    private void later(Life life, long millis, String what) {
        universe.after(life, millis, () -> seen.add(universe.now() + " " + what));
    }

    @Test
    void tasksRunByTheirTimeAndThenInTheOrderInWhichTheyWerePlanned() {
        later(other, 20, "third");
        later(other, 10, "first");
        later(other, 10, "second");
        universe.pause(script, 30);
        assertThat(seen).containsExactly("10 first", "10 second", "20 third");
        assertThat(universe.now()).isEqualTo(30);
    }

    @Test
    void whoPausesLetsOthersGoOnMeanwhileAndGoesOnAtItsTime() {
        universe.after(other, 10, () -> {
            universe.pause(other, 100);
            seen.add(universe.now() + " slow");
        });
        universe.after(other, 20, () -> {
            universe.pause(other, 30);
            seen.add(universe.now() + " quick");
        });
        later(other, 60, "between");
        universe.pause(script, 200);
        assertThat(seen).containsExactly("50 quick", "60 between", "110 slow");
    }

    @Test
    void aPauseCanBeEndedEarly() {
        List<Universe.Wait> waits = new ArrayList<>();
        universe.after(other, 0, () -> {
            universe.pause(other, 1_000, waits::add);
            seen.add(universe.now() + " woken");
        });
        universe.after(other, 40, () -> waits.get(0).end());
        universe.pause(script, 50);
        assertThat(seen).containsExactly("40 woken");
        universe.pause(script, 2_000);
        assertThat(seen).hasSize(1);
    }

    @Test
    void whatALifeHadPlannedComesToNothingWhenItEnds() {
        later(other, 20, "never");
        universe.after(other, 5, () -> {
            try {
                universe.pause(other, 100);
            } finally {
                seen.add(universe.now() + " ended");
            }
        });
        universe.pause(script, 10);
        universe.end(other);
        universe.pause(script, 200);
        assertThat(seen).containsExactly("10 ended");
        assertThat(thrown).isEmpty();
        assertThatThrownBy(() -> universe.pause(other, 1)).isInstanceOf(KilledError.class);
    }

    @Test
    void aTaskThatIsCancelledDoesNotRun() {
        universe.after(other, 10, () -> seen.add("never")).cancel();
        universe.pause(script, 20);
        assertThat(seen).isEmpty();
    }

    @Test
    void timeStandsStillForWhoSleepsAndGoesOnAfterwards() {
        later(other, 100, "due");
        universe.pause(script, 40);
        other.sleep(universe.now(), 1_000);
        universe.pause(script, 500);
        assertThat(seen).isEmpty();
        assertThat(other.elapsed(universe.now())).isEqualTo(40);
        universe.pause(script, 1_000);
        assertThat(seen).containsExactly("1100 due");
        assertThat(other.elapsed(universe.now())).isEqualTo(540);
    }

    @Test
    void whatATaskThrowsIsTold() {
        universe.after(other, 1, () -> {
            throw new IllegalStateException("oh");
        });
        universe.pause(script, 2);
        assertThat(thrown).singleElement().satisfies(each -> assertThat(each).hasMessage("oh"));
    }
}
