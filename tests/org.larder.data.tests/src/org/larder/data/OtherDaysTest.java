package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.Copied;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

/** Entries that are copied and moved to other days. */
class OtherDaysTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);
    private static final LocalDate SUMMER = LocalDate.of(2026, 7, 1);

    private final Household home;
    private final UnifiedDataService data;
    private final UUID oats;

    OtherDaysTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", TestClock.noon(), () -> ZoneId.of("Europe/Berlin"));
        data = home.data();
        oats = data.products().add(new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3))).key().uuid();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aCopyIsANewEntryThatSaysTheSameOnAnotherDay() {
        Consumption original = entry("2026-02-28T07:30:00.000Z").withMeal(Optional.of(Meal.BREAKFAST))
                .withNote(Optional.of("with milk"));
        UUID id = data.diary().add(original).key().uuid();
        data.products().change(oats, new Product("Oats, changed since", Nutrients.ZERO));

        Copied copied = data.diary().copy(List.of(id), List.of(DAY.plusDays(1)));

        Consumption copy = only(DAY.plusDays(1)).item().data();
        assertThat(copied.copies()).containsExactly(only(DAY.plusDays(1)).item().key())
                .doesNotContain(RecordKey.consumption(id));
        assertThat(copied.skipped()).isEmpty();
        assertThat(copy.meal()).isEqualTo(original.meal());
        assertThat(copy.note()).isEqualTo(original.note());
        assertThat(copy.amount()).isEqualTo(original.amount());
        assertThat(copy.snapshot().orElseThrow().name()).isEqualTo("Oats");
        assertThat(copy.date()).isEqualTo(Instant.parse("2026-03-01T07:30:00.000Z"));
        assertThat(only(DAY).item().data().date()).isEqualTo(original.date());
    }

    @Test
    void entriesAreCopiedToSeveralDaysAsOneStepAndThoseGoneAreNamed() {
        UUID first = add("2026-02-28T07:00:00.000Z");
        UUID second = add("2026-02-28T08:00:00.000Z");
        UUID gone = add("2026-02-28T09:00:00.000Z");
        data.diary().delete(gone);

        Copied copied = data.diary().copy(List.of(first, gone, second, first),
                List.of(DAY.plusDays(1), DAY.plusDays(2), DAY.plusDays(1)));

        assertThat(copied.copies()).hasSize(4).doesNotHaveDuplicates();
        assertThat(copied.skipped()).containsExactly(RecordKey.consumption(gone));
        assertThat(data.diary().entries(DAY.plusDays(2))).hasSize(2);
        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo("Copy 2 entries to 2 days");
        assertThat(data.diary().totals(DAY, DAY.plusDays(9))).hasSize(1);
    }

    @Test
    void aCopyOfOneEntryToOneDayNamesBoth() {
        data.diary().copy(List.of(add("2026-02-28T07:00:00.000Z")), List.of(DAY.plusDays(1)));
        assertThat(data.history().undoable().orElseThrow().label()).isEqualTo("Copy Oats to 2026-03-01");
    }

    @Test
    void nothingToCopyIsNoStep() {
        assertThat(data.diary().copy(List.of(), List.of(DAY)).copies()).isEmpty();
        UUID nobody = UUID.randomUUID();
        assertThat(data.diary().copy(List.of(nobody), List.of(DAY)).skipped())
                .containsExactly(RecordKey.consumption(nobody));
        assertThat(data.history().undoable().orElseThrow().label()).isEqualTo("Add Oats");
    }

    @Test
    void moreCopiesThanATransactionTakesAreOneStep() {
        List<UUID> entries = IntStream.range(0, 4).mapToObj(i -> add("2026-02-28T07:00:00.000Z")).toList();
        List<LocalDate> days = DAY.plusDays(1).datesUntil(DAY.plusDays(151)).toList();

        assertThat(data.diary().copy(entries, days).copies()).hasSize(600);
        assertThat(data.diary().totals(DAY, DAY.plusDays(400))).hasSize(151);

        assertThat(data.history().undo().orElseThrow().changed()).isEqualTo(600);
        assertThat(data.diary().totals(DAY, DAY.plusDays(400))).hasSize(1);
    }

    @Test
    void aMovedEntryIsTheSameEntryOnAnotherDay() {
        UUID id = add("2026-02-28T07:00:00.000Z");

        assertThat(data.diary().move(List.of(id, UUID.randomUUID(), id), SUMMER)).isEqualTo(1);

        assertThat(data.diary().entries(DAY)).isEmpty();
        assertThat(only(SUMMER).item().key()).isEqualTo(RecordKey.consumption(id));
        assertThat(data.history().undo().orElseThrow().step().label()).isEqualTo("Move Oats to 2026-07-01");
        assertThat(only(DAY).item().key()).isEqualTo(RecordKey.consumption(id));
    }

    @Test
    void anEntryThatIsOnTheDayAlreadyIsNotMoved() {
        UUID id = add("2026-02-28T07:00:00.000Z");
        assertThat(data.diary().move(List.of(id), DAY)).isZero();
        assertThat(data.history().undoable().orElseThrow().label()).isEqualTo("Log Oats");
    }

    @Test
    @Tag("F29")
    void theTimeOfDayIsTheSameInSummerAndInWinter() {
        UUID id = add("2026-02-28T07:00:00.000Z");
        data.diary().move(List.of(id), SUMMER);
        assertThat(only(SUMMER).item().data().date()).isEqualTo(Instant.parse("2026-07-01T06:00:00.000Z"));
    }

    @Test
    @Tag("F29")
    void aTimeThatTheDayLeavesOutIsBehindTheGapAndTheDayIsAsAsked() {
        UUID id = add("2026-02-28T01:30:00.000Z");
        data.diary().move(List.of(id), SPRING);
        assertThat(only(SPRING).item().data().date()).isEqualTo(Instant.parse("2026-03-29T01:30:00.000Z"));
        assertThat(only(SPRING).item().data().localDate()).contains(SPRING);
    }

    @Test
    void daysOutsideTheContractAreRefusedAndNothingIsWritten() {
        UUID id = add("2026-02-28T07:00:00.000Z");
        assertThatThrownBy(() -> data.diary().copy(List.of(id), List.of(DAY.plusDays(1), LocalDate.MAX)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("day must lie in the years 1900 to 2999, not +999999999-12-31");
        assertThatThrownBy(() -> data.diary().move(List.of(id), LocalDate.of(1899, 12, 31)))
                .isInstanceOf(ValidationException.class)
                .hasMessage("day must lie in the years 1900 to 2999, not 1899-12-31");
        assertThat(data.diary().totals(DAY, SUMMER)).hasSize(1);
    }

    private UUID add(String instant) {
        return data.diary().add(entry(instant)).key().uuid();
    }

    private Consumption entry(String instant) {
        return new Consumption(oats, 50, Instant.parse(instant), Optional.of(DAY), Optional.empty(), Optional.empty(),
                Optional.empty(), Extras.NONE);
    }

    private DiaryEntry only(LocalDate day) {
        List<DiaryEntry> entries = data.diary().entries(day);
        assertThat(entries).hasSize(1);
        return entries.getFirst();
    }
}
