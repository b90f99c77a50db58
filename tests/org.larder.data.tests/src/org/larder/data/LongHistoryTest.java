package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.BulkEdit;
import org.larder.api.data.Undone;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreException;
import org.larder.testing.Household;

/** Steps of more records than a transaction takes, and what comes between their transactions. */
class LongHistoryTest {

    private static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);
    private static final String LABEL = "Import 1020 foods";

    private final Path folder;
    private Household home;
    private InterruptedStore store;
    private UnifiedDataService data;

    LongHistoryTest(@TempDir Path folder) {
        this.folder = folder;
        home = Household.in(folder);
        store = new InterruptedStore(home.store());
        data = on(store);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void anUndoThatIsCutOffGoesOnAfterARestart() {
        importFoods();
        store.cutOffBefore(2);
        assertThatThrownBy(() -> data.history().undo()).isInstanceOf(StoreException.class);
        restart();
        assertThat(foods()).isBetween(1L, 1019L);
        assertThat(data.history().undoable().map(UndoStep::label)).contains(LABEL);
        assertThat(data.history().redoable()).isEmpty();

        Undone undone = data.history().undo().orElseThrow();

        assertThat(undone.skipped()).isEmpty();
        assertThat(foods()).isZero();
        assertThat(data.history().undoable()).isEmpty();
        assertThat(data.history().redo().orElseThrow().changed()).isEqualTo(1020);
        assertThat(foods()).isEqualTo(1020);
    }

    @Test
    void aRedoThatIsCutOffIsTakenBackAndDoneAgainAfterARestart() {
        importFoods();
        data.history().undo();
        store.cutOffBefore(3);
        assertThatThrownBy(() -> data.history().redo()).isInstanceOf(StoreException.class);
        restart();
        assertThat(foods()).isBetween(1L, 1019L);

        Undone undone = data.history().undo().orElseThrow();

        assertThat(undone.step().label()).isEqualTo(LABEL);
        assertThat(undone.skipped()).isEmpty();
        assertThat(foods()).isZero();
        assertThat(data.history().redo().orElseThrow().changed()).isEqualTo(1020);
        assertThat(foods()).isEqualTo(1020);
        assertThat(data.history().redoable()).isEmpty();
    }

    @Test
    void anEditAfterARedoThatWasCutOffDoesNotMakeItsHalfStayForEver() {
        importFoods();
        data.history().undo();
        store.cutOffBefore(3);
        assertThatThrownBy(() -> data.history().redo()).isInstanceOf(StoreException.class);
        restart();

        add(data, "Rice");

        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo("Add Rice");
        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo(LABEL);
        assertThat(foods()).isZero();
    }

    @Test
    void anEditInTheMiddleOfAnUndoStandsAndTheRestIsUndoneToo() {
        importFoods();
        store.before(2, () -> add(data, "Rice"));

        assertThat(data.history().undo().orElseThrow().changed()).isEqualTo(1020);

        assertThat(names()).containsExactly("Rice");
        assertThat(data.history().redoable()).isEmpty();
        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo("Add Rice");
        assertThat(data.history().undo()).isEmpty();
        assertThat(foods()).isZero();
    }

    @Test
    void anEditThatComesInTheMiddleOfARedoWaitsForItsEnd() {
        importFoods();
        data.history().undo();
        AtomicReference<CompletableFuture<Item<Product>>> rice = new AtomicReference<>(new CompletableFuture<>());
        store.before(2, () -> rice.set(addBeside("Rice")));

        assertThat(data.history().redo().orElseThrow().changed()).isEqualTo(1020);
        rice.get().join();

        assertThat(foods()).isEqualTo(1021);
        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo("Add Rice");
        assertThat(data.history().undo().orElseThrow().changed()).isEqualTo(1020);
        assertThat(foods()).isZero();
    }

    @Test
    void aStepThatGrowsWhileItIsUndoneIsUndoneWhole() {
        BulkEdit bulk = importFoods();
        store.before(2, () -> bulk.addProducts(foods("Late", 100)));

        Undone undone = data.history().undo().orElseThrow();

        assertThat(undone.changed()).isEqualTo(1120);
        assertThat(undone.skipped()).isEmpty();
        assertThat(foods()).isZero();
        assertThat(data.history().undoable()).isEmpty();
    }

    @Test
    void aRecordThatAStepChangedMoreThanOnceIsAsBeforeTheStep() {
        Item<Product> oats = add(data, "Oats");
        BulkEdit bulk = data.bulk("Import");
        bulk.put(Map.of(oats.key(), new Product("Oats, first", OATS)));
        bulk.put(Map.of(oats.key(), new Product("Oats, again", OATS)));
        bulk.addProducts(foods("P", 500));
        bulk.put(Map.of(oats.key(), new Product("Oats, second", OATS)));

        Undone undone = data.history().undo().orElseThrow();
        assertThat(undone.skipped()).isEmpty();
        assertThat(data.products().find(oats.key().uuid()).map(Item::data)).contains(oats.data());

        Undone redone = data.history().redo().orElseThrow();
        assertThat(redone.skipped()).isEmpty();
        assertThat(data.products().find(oats.key().uuid()).map(item -> item.data().name())).contains("Oats, second");
    }

    @Test
    void aRecordThatAStepChangedTwiceAndSomebodyElseOnceIsSkippedOnce() {
        Item<Product> oats = add(data, "Oats");
        BulkEdit bulk = data.bulk("Import");
        bulk.put(Map.of(oats.key(), new Product("Oats, first", OATS)));
        bulk.put(Map.of(oats.key(), new Product("Oats, second", OATS)));
        home.store().edit(new EditStep(UUID.randomUUID(), "", EditStep.Mode.PART),
                editor -> editor.put(oats.key(), new Product("Oats of another", OATS)));

        assertThat(data.history().undo().orElseThrow().skipped()).containsExactly(oats.key());
        assertThat(names()).containsExactly("Oats of another");
    }

    private BulkEdit importFoods() {
        BulkEdit bulk = data.bulk(LABEL);
        for (int part = 0; part < 3; part++) {
            bulk.addProducts(foods("Food " + part, 340));
        }
        return bulk;
    }

    private static List<Product> foods(String name, int number) {
        return IntStream.range(0, number).mapToObj(i -> new Product(name + " " + i, OATS)).toList();
    }

    private static Item<Product> add(UnifiedDataService service, String name) {
        return service.products().add(new Product(name, OATS));
    }

    /** Begins an edit on another thread and returns when it waits or is done. */
    private CompletableFuture<Item<Product>> addBeside(String name) {
        CompletableFuture<Item<Product>> added = new CompletableFuture<>();
        Thread thread = new Thread(() -> added.complete(add(data, name)));
        thread.start();
        while (!added.isDone() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return added;
    }

    private long foods() {
        return home.store().<Long>read(reader -> reader.count(RecordType.PRODUCT));
    }

    private List<String> names() {
        return data.products().search("", Optional.empty(), 10).items().stream()
                .map(item -> item.data().name())
                .toList();
    }

    private static UnifiedDataService on(InterruptedStore store) {
        return Household.data(store, InstantSource.system(), ZoneId::systemDefault);
    }

    private void restart() {
        home.close();
        home = Household.in(folder);
        store = new InterruptedStore(home.store());
        data = on(store);
    }
}
