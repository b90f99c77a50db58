package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.Goals;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.model.ValidationException;
import org.larder.testing.Household;

/** Dated goals that change their date. */
@Tag("F27")
class GoalsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final LocalDate LATER = LocalDate.of(2026, 3, 15);
    private static final Goal GOAL = new Goal(new Nutrients(2000, 80, 70, 250), GoalType.LOSE);
    private static final Goal OTHER = new Goal(new Nutrients(2500, 80, 70, 250), GoalType.GAIN);

    private final Household home;
    private final Goals goals;

    GoalsTest(@TempDir Path folder) {
        home = Household.in(folder);
        goals = home.data().goals();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aGoalHoldsFromAnotherDateAndTheChangeIsOneStep() {
        goals.set(DAY, GOAL);

        Item<Goal> moved = goals.change(DAY, LATER, OTHER);

        assertThat(moved.key()).isEqualTo(RecordKey.goal(LATER));
        assertThat(goals.all()).containsExactly(moved);
        assertThat(goals.inForce(DAY)).isEmpty();
        assertThat(undoable()).isEqualTo("Move the goal from 2026-02-28 to 2026-03-15");
        home.data().history().undo();
        assertThat(goals.all()).extracting(Item::key).containsExactly(RecordKey.goal(DAY));
        assertThat(goals.inForce(LATER).map(Item::data)).contains(GOAL);
    }

    @Test
    void aGoalThatHeldFromTheNewDateIsReplacedAndComesBackByUndo() {
        goals.set(DAY, GOAL);
        goals.set(LATER, OTHER);
        goals.change(DAY, LATER, GOAL);
        assertThat(goals.all()).extracting(Item::data).containsExactly(GOAL);
        home.data().history().undo();
        assertThat(goals.all()).extracting(Item::data).containsExactly(GOAL, OTHER);
    }

    @Test
    void theSameDateOnlyChangesTheValues() {
        goals.set(DAY, GOAL);
        goals.change(DAY, DAY, OTHER);
        assertThat(goals.all()).extracting(Item::data).containsExactly(OTHER);
        assertThat(undoable()).isEqualTo("Change the goal from 2026-02-28");
    }

    @Test
    void aGoalThatIsNotThereIsNotMadeByAChange() {
        goals.set(LATER, OTHER);
        assertThatThrownBy(() -> goals.change(DAY, LATER, GOAL))
                .isInstanceOf(NotFoundException.class)
                .hasMessage("There is no goal 2026-02-28; it may have been deleted meanwhile.");
        assertThat(goals.all()).extracting(Item::data).containsExactly(OTHER);
    }

    @Test
    void datesOutsideTheContractAreRefused() {
        goals.set(DAY, GOAL);
        assertThatThrownBy(() -> goals.change(DAY, LocalDate.of(3000, 1, 1), GOAL))
                .isInstanceOf(ValidationException.class)
                .hasMessage("effectiveFrom must lie in the years 1900 to 2999, not 3000-01-01");
        assertThatThrownBy(() -> goals.set(LocalDate.MIN, GOAL))
                .isInstanceOf(ValidationException.class)
                .hasMessage("effectiveFrom must lie in the years 1900 to 2999, not -999999999-01-01");
        assertThatThrownBy(() -> goals.delete(LocalDate.MAX)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> goals.inForce(LocalDate.MAX))
                .isInstanceOf(ValidationException.class)
                .hasMessageStartingWith("day must lie in the years 1900 to 2999");
        assertThat(goals.all()).extracting(Item::data).containsExactly(GOAL);
    }

    private String undoable() {
        return home.data().history().undoable().map(UndoStep::label).orElseThrow();
    }
}
