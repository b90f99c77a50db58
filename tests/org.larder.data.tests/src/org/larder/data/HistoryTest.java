package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.BulkEdit;
import org.larder.api.data.Undone;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.testing.Household;

class HistoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);

    private final Path folder;
    private Household home;

    HistoryTest(@TempDir Path folder) {
        this.folder = folder;
        home = Household.in(folder);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aCreatedRecordGoesAndComesBack() {
        UUID id = add("Oats").key().uuid();

        Undone undone = home.data().history().undo().orElseThrow();
        assertThat(undone.step().label()).isEqualTo("Add Oats");
        assertThat(undone.changed()).isEqualTo(1);
        assertThat(undone.skipped()).isEmpty();
        assertThat(home.data().products().find(id)).isEmpty();

        home.data().history().redo();
        assertThat(home.data().products().find(id)).isPresent();
        assertThat(home.data().history().redo()).isEmpty();
    }

    @Test
    @Tag("F30")
    void aDeletedRecordComesBackExactlyAsItWas() {
        Product exact = new Product("Oats", new Nutrients(0.1 + 0.2, 1e-7, 0, 12.3456789), FurtherNutrients.UNKNOWN,
                Optional.of("Mill"), Optional.of("40063813"), List.of(), new Extras("{\"new\":{\"field\":[1,null]}}"));
        UUID id = home.data().products().add(exact).key().uuid();
        home.data().products().delete(id);

        home.data().history().undo();

        assertThat(home.data().products().find(id).map(Item::data)).contains(exact);
    }

    @Test
    void undoGoesOnAcrossARestart() {
        UUID id = add("A").key().uuid();
        home.data().products().change(id, new Product("B", OATS));
        restart();
        home.data().history().undo();
        assertThat(name(id)).isEqualTo("A");
        restart();
        home.data().history().redo();
        assertThat(name(id)).isEqualTo("B");
    }

    @Test
    void goalsAreUndoneToo() {
        Goal first = new Goal(new Nutrients(2000, 80, 70, 250), GoalType.LOSE);
        home.data().goals().set(DAY, first);
        home.data().goals().set(DAY, new Goal(new Nutrients(2500, 80, 70, 250), GoalType.GAIN));
        home.data().history().undo();
        assertThat(home.data().goals().inForce(DAY).map(Item::data)).contains(first);
        home.data().history().undo();
        assertThat(home.data().goals().all()).isEmpty();
    }

    @Test
    void anUndoneStepIsSentAsAnOrdinaryEdit() {
        UUID id = add("A").key().uuid();
        home.data().products().change(id, new Product("B", OATS));
        home.data().history().undo();
        assertThat(home.store().sync().takeBatch(10, 100_000, Set.of())).singleElement()
                .satisfies(operation -> assertThat(operation.json()).contains("\"name\":\"A\""));
    }

    @Test
    void aRecordThatSomebodyElseChangedSinceIsLeftAndNamed() {
        BulkEdit bulk = home.data().bulk("Import 2 foods");
        List<Item<Product>> added = bulk.addProducts(List.of(new Product("A", OATS), new Product("B", OATS)));
        RecordKey changed = added.get(0).key();
        home.store().edit(new EditStep(UUID.randomUUID(), "", EditStep.Mode.REDO),
                editor -> editor.put(changed, new Product("A of another", OATS)));

        Undone undone = home.data().history().undo().orElseThrow();

        assertThat(undone.changed()).isEqualTo(1);
        assertThat(undone.skipped()).containsExactly(changed);
        assertThat(name(changed.uuid())).isEqualTo("A of another");
        assertThat(home.data().products().count("")).isEqualTo(1);
    }

    @Test
    void aSnapshotFilledInLaterDoesNotKeepAnEntryFromBeingUndone() {
        RecordKey product = RecordKey.product(UUID.randomUUID());
        UUID entry = home.data().diary().add(new Consumption(product.uuid(), 10, Instant.EPOCH, Optional.of(DAY),
                Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE)).key().uuid();
        home.store().edit(new EditStep(UUID.randomUUID(), "", EditStep.Mode.REDO),
                editor -> editor.put(product, new Product("Oats", OATS)));
        assertThat(home.data().diary().find(entry).orElseThrow().data().snapshot()).isPresent();

        assertThat(home.data().history().undo().orElseThrow().skipped()).isEmpty();
        assertThat(home.data().diary().find(entry)).isEmpty();
    }

    @Test
    void aBulkEditInSeveralTransactionsIsUndoneAndRedoneAsOne() {
        BulkEdit bulk = home.data().bulk("Import 1200 foods");
        for (int part = 0; part < 3; part++) {
            int from = part * 400;
            bulk.addProducts(IntStream.range(from, from + 400).mapToObj(i -> new Product("P" + i, OATS)).toList());
        }

        assertThat(home.data().history().undo().orElseThrow().changed()).isEqualTo(1200);
        assertThat(home.data().products().count("")).isZero();
        assertThat(home.data().history().undoable()).isEmpty();

        assertThat(home.data().history().redo().orElseThrow().changed()).isEqualTo(1200);
        assertThat(home.data().products().count("")).isEqualTo(1200);
    }

    @Test
    void oneBadProductKeepsTheWholePartOut() {
        BulkEdit bulk = home.data().bulk("Import");
        assertThatThrownBy(() -> bulk.addProducts(List.of(new Product("A", OATS), new Product("", OATS))))
                .isInstanceOf(ValidationException.class);
        assertThat(home.data().products().count("")).isZero();
    }

    @Test
    void aNewEditClearsRedo() {
        add("A");
        home.data().history().undo();
        add("B");
        assertThat(home.data().history().redoable()).isEmpty();
    }

    private Item<Product> add(String name) {
        return home.data().products().add(new Product(name, OATS));
    }

    private String name(UUID id) {
        return home.data().products().find(id).orElseThrow().data().name();
    }

    private void restart() {
        home.close();
        home = Household.in(folder);
    }
}
