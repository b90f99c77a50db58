package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Operation;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;
import org.larder.api.store.Commit;
import org.larder.api.store.EditStep;
import org.larder.api.store.EditStep.Mode;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;
import org.larder.api.store.UndoImage;
import org.larder.store.jdbc.Surroundings;

/** Steps of undo with their images, and what commits tell. */
public abstract class HistoryContract extends StoreContract {

    protected HistoryContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void aStepHoldsWhatWasBeforeAndAfterAcrossARestart() {
        RecordKey key = newProduct();
        put(key, product("A"));
        EditStep step = EditStep.of("Change A");
        store().edit(step, editor -> editor.put(key, product("B")));
        reopen();

        assertThat(undoable()).contains(new UndoStep(step.id(), "Change A"));
        assertThat(images(step.id())).containsExactly(
                new UndoImage(key, Optional.of(product("A")), Optional.of(product("B"))));
    }

    @Test
    void aTransactionLeavesOneImagePerRecord() {
        RecordKey key = newProduct();
        EditStep step = EditStep.of("Twice");
        store().edit(step, editor -> {
            editor.put(key, product("A"));
            return editor.put(key, product("B"));
        });
        assertThat(images(step.id())).containsExactly(
                new UndoImage(key, Optional.empty(), Optional.of(product("B"))));
    }

    @Test
    void editsOfTheSameStepInSeveralTransactionsAreOneStep() {
        EditStep step = EditStep.of("Import");
        List<RecordKey> keys = List.of(newProduct(), newProduct(), newProduct());
        keys.forEach(key -> store().edit(step, editor -> editor.put(key, product("A"))));

        assertThat(images(step.id())).extracting(UndoImage::key).containsExactlyElementsOf(keys);
        List<UndoImage> second = store().read(reader -> reader.images(step.id(), 1, 1));
        assertThat(second).extracting(UndoImage::key).containsExactly(keys.get(1));
        undo(step.id());
        assertThat(undoable()).isEmpty();
    }

    @Test
    void whatChangesNothingIsNoStep() {
        RecordKey key = newProduct();
        put(key, product("A"));
        Optional<UndoStep> before = undoable();
        put(key, product("A"));
        delete(newProduct());
        assertThat(undoable()).isEqualTo(before);
    }

    @Test
    void undoneStepsCanBeRedoneInTheirOrder() {
        UUID first = step("first");
        UUID second = step("second");

        undo(second);
        assertThat(undoable().orElseThrow().id()).isEqualTo(first);
        undo(first);
        assertThat(undoable()).isEmpty();
        assertThat(redoable().orElseThrow().id()).isEqualTo(first);
        go(first, Mode.REDO);
        assertThat(redoable().orElseThrow().id()).isEqualTo(second);
        assertThat(undoable().orElseThrow().id()).isEqualTo(first);
    }

    @Test
    void aNewEditClearsWhatCouldBeRedoneAndARemoteChangeDoesNot() {
        UUID first = step("first");
        undo(first);
        sync().attach(REMOTE);
        pull(foreign(newProduct(), 1, -5, product("Rice")));
        assertThat(redoable()).isPresent();

        step("second");

        assertThat(redoable()).isEmpty();
        assertThat(images(first)).isEmpty();
    }

    @Test
    void fiveHundredStepsAreKept() {
        UUID oldest = step("step 0");
        for (int i = 1; i < 560; i++) {
            step("step " + i);
        }
        reopen();
        assertThat(images(oldest)).isEmpty();
        for (int i = 559; i >= 60; i--) {
            UndoStep step = undoable().orElseThrow();
            assertThat(step.label()).isEqualTo("step " + i);
            undo(step.id());
        }
        assertThat(undoable()).isEmpty();
    }

    @Test
    void aCommitTellsWhatChangedAfterItIsDone() {
        List<Commit> commits = new ArrayList<>();
        store().listen(commits::add);
        RecordKey oats = newProduct();
        RecordKey entry = newEntry();
        put(oats, product("Oats"));
        put(entry, entry(oats, 50));
        put(entry, entry(oats, 50).onDay(DAY.plusDays(1), clock.instant()));

        assertThat(commits).containsExactly(
                new Commit(false, Map.of(RecordType.PRODUCT, Optional.of(Set.of(oats.id()))), Optional.of(Set.of())),
                new Commit(false, Map.of(RecordType.CONSUMPTION, Optional.of(Set.of(entry.id()))),
                        Optional.of(Set.of(DAY))),
                new Commit(false, Map.of(RecordType.CONSUMPTION, Optional.of(Set.of(entry.id()))),
                        Optional.of(Set.of(DAY, DAY.plusDays(1)))));
    }

    @Test
    void theRemotesChangesAndAnswersAreToldAsItsOwn() {
        sync().attach(REMOTE);
        RecordKey mine = newProduct();
        put(mine, product("Mine"));
        Operation operation = onlySent();
        List<Commit> commits = new ArrayList<>();
        store().listen(commits::add);

        sync().settle(List.of(applied(operation, 1)));
        RecordKey theirs = newProduct();
        pull(foreign(theirs, 1, -5, product("Theirs")));

        assertThat(commits).extracting(Commit::remote).containsExactly(true, true);
        assertThat(commits.get(0).ids()).isEqualTo(Map.of(RecordType.PRODUCT, Optional.of(Set.of(mine.id()))));
        assertThat(commits.get(1).ids()).isEqualTo(Map.of(RecordType.PRODUCT, Optional.of(Set.of(theirs.id()))));
    }

    @Test
    void rolledBackWorkReadsAndBatchesAreNotTold() {
        RecordKey key = newProduct();
        put(key, product("A"));
        List<Commit> commits = new ArrayList<>();
        store().listen(commits::add);
        try {
            store().edit(EditStep.of("fails"), editor -> {
                editor.put(key, product("B"));
                throw new IllegalStateException("mine");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessage("mine");
        }
        take();
        put(key, product("A"));
        assertThat(commits).isEmpty();
    }

    @Test
    void manyRecordsAreToldAsMany() {
        List<Commit> commits = new ArrayList<>();
        store().listen(commits::add);
        RecordKey oats = newProduct();
        store().edit(EditStep.of("many"), editor -> {
            for (int i = 0; i <= Commit.MOST; i++) {
                editor.put(newEntry(), entry(oats, 10).onDay(LocalDate.ofEpochDay(i), clock.instant()));
            }
            return oats;
        });
        assertThat(commits).containsExactly(
                new Commit(false, Map.of(RecordType.CONSUMPTION, Optional.empty()), Optional.empty()));
    }

    @Test
    void aListenerThatFailsOrLeavesHarmsNobody() {
        List<Commit> commits = new ArrayList<>();
        store().listen(commit -> {
            throw new IllegalStateException("a bad listener");
        });
        LocalStore.Subscription leaving = store().listen(commits::add);
        put(newProduct(), product("A"));
        leaving.close();
        put(newProduct(), product("B"));
        assertThat(commits).hasSize(1);
        assertThat(countProducts("")).isEqualTo(2);
    }

    private UUID step(String label) {
        EditStep step = EditStep.of(label);
        store().edit(step, editor -> editor.put(newProduct(), product(label)));
        return step.id();
    }

    private void undo(UUID step) {
        go(step, Mode.UNDO);
    }

    /** As the data service does it, for steps that create. */
    private void go(UUID step, Mode mode) {
        store().edit(new EditStep(step, "", mode), editor -> {
            for (UndoImage image : editor.images(step, 0, 100)) {
                if (mode == Mode.UNDO) {
                    editor.delete(image.key());
                } else {
                    editor.put(image.key(), image.after().orElseThrow());
                }
            }
            return step;
        });
    }

    private Optional<UndoStep> redoable() {
        return store().read(StoreReader::redoable);
    }

    private List<UndoImage> images(UUID step) {
        return store().read(reader -> reader.images(step, 0, 100));
    }
}
