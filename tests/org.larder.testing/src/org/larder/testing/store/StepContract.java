package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;
import org.larder.store.jdbc.Surroundings;

/** Steps that go back and forth in parts, and what else befalls them. */
public abstract class StepContract extends StoreContract {

    protected StepContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void partsOfALongUndoLeaveTheHistoryAsItIs() {
        RecordKey first = newProduct();
        RecordKey second = newProduct();
        UndoStep step = step(first, second);

        back(step, Mode.PART, first);
        reopen();

        assertThat(undoable()).contains(step);
        assertThat(redoable()).isEmpty();
        assertThat(images(step)).hasSize(2);
        back(step, Mode.UNDO, second);
        assertThat(undoable()).isEmpty();
        assertThat(redoable()).contains(step);
    }

    @Test
    void anUndoThatANewStepOvertookCanBeNeitherUndoneNorRedone() {
        RecordKey first = newProduct();
        RecordKey second = newProduct();
        UndoStep step = step(first, second);
        back(step, Mode.PART, first);
        UndoStep between = step(newProduct());

        back(step, Mode.UNDO, second);

        assertThat(undoable()).contains(between);
        assertThat(redoable()).isEmpty();
        back(between, Mode.UNDO);
        assertThat(undoable()).isEmpty();
        assertThat(redoable()).contains(between);
    }

    @Test
    void aRedoThatANewStepOvertookIsForgotten() {
        RecordKey first = newProduct();
        RecordKey second = newProduct();
        UndoStep step = step(first, second);
        back(step, Mode.UNDO, first, second);
        store().edit(new EditStep(step.id(), "", Mode.PART), editor -> editor.put(first, product("A")));
        UndoStep between = step(newProduct());
        store().edit(new EditStep(step.id(), "", Mode.REDO), editor -> editor.put(second, product("A")));

        assertThat(undoable()).contains(between);
        assertThat(redoable()).isEmpty();
        assertThat(images(step)).isEmpty();
    }

    @Test
    void undoIsAnEditThatIsSent() {
        RecordKey key = newProduct();
        UndoStep step = step(key);
        drain();
        back(step, Mode.UNDO, key);
        assertThat(onlySent()).matches(operation -> operation.delete() && operation.key().equals(key));
    }

    @Test
    void imagesHoldEveryFieldTheUnknownOnesToo() {
        RecordKey key = newProduct();
        Product strange = product("Oats").withBarcode(Optional.of("12345678"));
        Product before = new Product(strange.name(), strange.per100g(), strange.further(), Optional.of("Mill"),
                strange.barcode(), strange.servings(), new Extras("{\"vitamins\":{\"c\":[1,null]}}"));
        put(key, before);
        UndoStep step = stepOf(EditStep.of("Rename"), key, strange);
        reopen();
        assertThat(images(step)).containsExactly(new UndoImage(key, Optional.of(before), Optional.of(strange)));
    }

    @Test
    void aGoalThatMovesToAnotherDateIsOneStep() {
        Goal goal = new Goal(OATS, GoalType.LOSE);
        put(RecordKey.goal(DAY), goal);
        EditStep step = EditStep.of("Move goal");
        store().edit(step, editor -> {
            editor.delete(RecordKey.goal(DAY));
            return editor.put(RecordKey.goal(DAY.plusDays(1)), goal);
        });
        assertThat(undoable()).contains(new UndoStep(step.id(), "Move goal"));
        assertThat(images(new UndoStep(step.id(), ""))).containsExactlyInAnyOrder(
                new UndoImage(RecordKey.goal(DAY), Optional.of(goal), Optional.empty()),
                new UndoImage(RecordKey.goal(DAY.plusDays(1)), Optional.empty(), Optional.of(goal)));
    }

    @Test
    void whatComesToNothingInOneTransactionIsNoStep() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Optional<UndoStep> before = undoable();
        store().edit(EditStep.of("There and back"), editor -> {
            editor.put(key, product("B"));
            editor.put(key, product("A"));
            RecordKey fleeting = newProduct();
            editor.put(fleeting, product("C"));
            return editor.delete(fleeting);
        });
        assertThat(undoable()).isEqualTo(before);
    }

    @Test
    void aFailedEditLeavesWhatCouldBeRedone() {
        RecordKey key = newProduct();
        UndoStep step = step(key);
        back(step, Mode.UNDO, key);
        try {
            store().edit(EditStep.of("fails"), editor -> {
                editor.put(newProduct(), product("B"));
                throw new IllegalStateException("mine");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("mine");
        }
        assertThat(redoable()).contains(step);
    }

    @Test
    void imagesAreReadInParts() {
        RecordKey[] keys = IntStream.range(0, 5).mapToObj(i -> newProduct()).toArray(RecordKey[]::new);
        UndoStep step = step(keys);
        List<UndoImage> middle = store().read(reader -> reader.images(step.id(), 2, 2));
        assertThat(middle).extracting(UndoImage::key).containsExactly(keys[2], keys[3]);
        List<UndoImage> behind = store().read(reader -> reader.images(step.id(), 5, 2));
        assertThat(behind).isEmpty();
    }

    @Test
    void aLabelOfAnyLengthIsKeptToWhatAMenuShows() {
        EditStep step = EditStep.of("Import " + "x".repeat(2000));
        store().edit(step, editor -> editor.put(newProduct(), product("A")));
        assertThat(undoable().orElseThrow().label()).startsWith("Import xxx");
    }

    private UndoStep step(RecordKey... keys) {
        EditStep step = EditStep.of("Step of " + keys.length);
        store().edit(step, editor -> {
            for (RecordKey key : keys) {
                editor.put(key, product("A"));
            }
            return step;
        });
        return new UndoStep(step.id(), step.label());
    }

    private UndoStep stepOf(EditStep step, RecordKey key, Product product) {
        store().edit(step, editor -> editor.put(key, product));
        return new UndoStep(step.id(), step.label());
    }

    /** Goes back in that mode by deleting what the step made. */
    private void back(UndoStep step, Mode mode, RecordKey... keys) {
        UUID id = step.id();
        store().edit(new EditStep(id, "", mode), editor -> {
            for (RecordKey key : keys) {
                editor.delete(key);
            }
            return id;
        });
    }

    private Optional<UndoStep> redoable() {
        return store().read(StoreReader::redoable);
    }

    private List<UndoImage> images(UndoStep step) {
        return store().read(reader -> reader.images(step.id(), 0, 100));
    }
}
