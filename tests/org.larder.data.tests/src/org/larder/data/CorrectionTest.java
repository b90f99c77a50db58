package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.PastEntries;
import org.larder.api.data.Undone;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Item;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.api.model.ValidationException;
import org.larder.api.store.StoreException;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

/** "Correct past entries too?" */
@Tag("F28")
class CorrectionTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Product WRONG = new Product("Oats", new Nutrients(38.9, 16.9, 6.9, 66.3));
    private static final Product RIGHT = new Product("Rolled oats", new Nutrients(389, 16.9, 6.9, 66.3),
            new FurtherNutrients(OptionalDouble.of(10), OptionalDouble.empty(), OptionalDouble.empty(),
                    OptionalDouble.empty()),
            Optional.of("Mill"), Optional.empty(), List.of(), Extras.NONE);

    private final Household home;
    private final UnifiedDataService data;
    private ZoneId zone = ZoneId.of("Europe/Berlin");

    CorrectionTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", TestClock.noon(), () -> zone);
        data = home.data();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void pastEntriesKeepWhatTheProductWas() {
        UUID oats = oats();
        UUID entry = log(oats);
        assertThat(data.products().change(oats, RIGHT, PastEntries.KEEP)).isZero();
        assertThat(snapshot(entry)).isEqualTo(WRONG.snapshot());
    }

    @Test
    void pastEntriesAreCorrectedAndOthersStay() {
        UUID oats = oats();
        UUID rice = data.products().add(new Product("Rice", Nutrients.ZERO)).key().uuid();
        UUID first = log(oats);
        UUID second = log(oats);
        UUID other = log(rice);
        assertThat(data.products().entries(oats)).isEqualTo(2);

        assertThat(data.products().change(oats, RIGHT, PastEntries.CORRECT)).isEqualTo(2);

        assertThat(data.products().find(oats).map(Item::data)).contains(RIGHT);
        assertThat(snapshot(first)).isEqualTo(RIGHT.snapshot());
        assertThat(snapshot(second)).isEqualTo(RIGHT.snapshot());
        assertThat(snapshot(other).name()).isEqualTo("Rice");
        assertThat(data.diary().totals(DAY, DAY).getFirst().eaten().calories()).isEqualTo(389);
    }

    @Test
    void productAndEntriesAreUndoneAsOneStepWithAName() {
        UUID oats = oats();
        UUID entry = log(oats);
        data.products().change(oats, RIGHT, PastEntries.CORRECT);

        Undone undone = data.history().undo().orElseThrow();

        assertThat(undone.step().label()).isEqualTo("Change Rolled oats and 1 past entry");
        assertThat(undone.changed()).isEqualTo(2);
        assertThat(data.products().find(oats).map(Item::data)).contains(WRONG);
        assertThat(snapshot(entry)).isEqualTo(WRONG.snapshot());
    }

    @Test
    void moreEntriesThanATransactionTakesAreStillOneStep() {
        UUID oats = oats();
        log(oats, 600);

        assertThat(data.products().change(oats, RIGHT, PastEntries.CORRECT)).isEqualTo(600);
        assertThat(corrected()).isEqualTo(600);

        Undone undone = data.history().undo().orElseThrow();
        assertThat(undone.step().label()).isEqualTo("Change Rolled oats and 600 past entries");
        assertThat(undone.changed()).isEqualTo(601);
        assertThat(corrected()).isZero();
        data.history().redo();
        assertThat(corrected()).isEqualTo(600);
    }

    @Test
    void whatWasCutOffIsUndoneOrDoneToTheEnd() {
        UUID oats = oats();
        log(oats, 600);
        InterruptedStore store = new InterruptedStore(home.store());
        UnifiedDataService interrupted = Household.data(store, InstantSource.system(), () -> zone);
        store.cutOffBefore(2);
        assertThatThrownBy(() -> interrupted.products().change(oats, RIGHT, PastEntries.CORRECT))
                .isInstanceOf(StoreException.class);
        assertThat(corrected()).isBetween(1L, 599L);

        assertThat(data.products().change(oats, RIGHT, PastEntries.CORRECT)).isBetween(1L, 599L);
        assertThat(corrected()).isEqualTo(600);
        data.history().undo();
        data.history().undo();
        assertThat(corrected()).isZero();
        assertThat(data.products().find(oats).map(Item::data)).contains(WRONG);
    }

    @Test
    void anEntryStaysOnItsDayAndKeepsWhatThisVersionDoesNotKnow() {
        UUID oats = oats();
        Extras newer = new Extras("{\"potassium\":0.4}");
        Snapshot snapshot = new Snapshot("Oats", WRONG.per100g(), FurtherNutrients.UNKNOWN, Optional.empty(), newer);
        UUID entry = data.diary().add(new Consumption(oats, 50, Instant.parse("2026-02-28T22:30:00.000Z"),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(snapshot), Extras.NONE)).key().uuid();
        zone = ZoneId.of("Asia/Tokyo");

        data.products().change(oats, RIGHT, PastEntries.CORRECT);

        assertThat(data.diary().entries(DAY)).extracting(each -> each.item().key().uuid()).containsExactly(entry);
        assertThat(snapshot(entry).name()).isEqualTo("Rolled oats");
        assertThat(snapshot(entry).extras()).isEqualTo(newer);
    }

    @Test
    void badValuesAndUnknownProductsChangeNothing() {
        UUID oats = oats();
        UUID entry = log(oats);
        assertThatThrownBy(() -> data.products().change(oats, RIGHT.withName(""), PastEntries.CORRECT))
                .isInstanceOf(ValidationException.class)
                .hasMessage("name must not be blank");
        assertThatThrownBy(() -> data.products().change(UUID.randomUUID(), RIGHT, PastEntries.CORRECT))
                .isInstanceOf(NotFoundException.class);
        assertThat(snapshot(entry)).isEqualTo(WRONG.snapshot());
    }

    private UUID oats() {
        return data.products().add(WRONG).key().uuid();
    }

    private UUID log(UUID product) {
        return data.diary().log(product, 50, DAY, Optional.empty()).key().uuid();
    }

    private void log(UUID product, int times) {
        IntStream.range(0, times / 100).forEach(part -> {
            Map<RecordKey, Consumption> entries = new HashMap<>();
            IntStream.range(0, 100).forEach(i -> entries.put(RecordKey.consumption(UUID.randomUUID()),
                    new Consumption(product, 50, Instant.parse("2026-02-28T12:00:00.000Z"), Optional.of(DAY),
                            Optional.empty(), Optional.empty(), Optional.of(WRONG.snapshot()), Extras.NONE)));
            data.bulk("Import").put(entries);
        });
    }

    private long corrected() {
        return data.diary().entries(DAY).stream()
                .filter(entry -> entry.item().data().snapshot().equals(Optional.of(RIGHT.snapshot())))
                .count();
    }

    private Snapshot snapshot(UUID entry) {
        return data.diary().find(entry).orElseThrow().data().snapshot().orElseThrow();
    }
}
