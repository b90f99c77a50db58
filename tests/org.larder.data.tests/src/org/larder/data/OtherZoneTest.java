package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

/** Entries that say no day, as other programs write them, and a person who travels. */
@Tag("F28")
class OtherZoneTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Instant LATE = Instant.parse("2026-02-28T22:30:00Z");

    private final Household home;
    private final UnifiedDataService data;
    private ZoneId zone = ZoneId.of("Europe/Berlin");

    OtherZoneTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", TestClock.noon(), () -> zone);
        data = home.data();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void aDeletedEntryComesBackToItsDay() {
        UUID entry = entry();
        data.diary().delete(entry);
        zone = ZoneId.of("Asia/Tokyo");

        data.history().undo();

        assertThat(ids(DAY)).containsExactly(entry);
        assertThat(data.diary().find(entry).orElseThrow().data().localDate()).isEmpty();
        data.history().redo();
        assertThat(data.diary().find(entry)).isEmpty();
        data.history().undo();
        assertThat(ids(DAY)).containsExactly(entry);
    }

    @Test
    void soDoManyThatWereDeletedAtOnce() {
        List<UUID> entries = List.of(entry(), entry(), entry());
        data.diary().deleteAll(entries);
        zone = ZoneId.of("Pacific/Auckland");

        data.history().undo();

        assertThat(ids(DAY)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void anEntryThatIsMadeAgainCountsToTheDayThatItHad() {
        UUID entry = entry();
        zone = ZoneId.of("Asia/Tokyo");

        data.history().undo();
        assertThat(data.diary().find(entry)).isEmpty();
        data.history().redo();

        assertThat(ids(DAY)).containsExactly(entry);
        assertThat(data.diary().find(entry).orElseThrow().data().localDate()).isEmpty();
        data.history().undo();
        assertThat(data.diary().find(entry)).isEmpty();
    }

    @Test
    void soDoManyThatWereMadeAtOnce() {
        UUID oats = oats();
        Map<RecordKey, Consumption> made = Map.of(RecordKey.consumption(UUID.randomUUID()), saysNoDay(oats, LATE),
                RecordKey.consumption(UUID.randomUUID()), saysNoDay(oats, LATE));
        assertThat(data.bulk("Import").put(made)).isEqualTo(2);
        zone = ZoneId.of("Asia/Tokyo");

        data.history().undo();
        data.history().redo();

        assertThat(ids(DAY)).containsExactlyInAnyOrderElementsOf(made.keySet().stream().map(RecordKey::uuid).toList());
    }

    @Test
    void anEntryThatWasMovedComesBackToItsDay() {
        UUID entry = entry();
        data.diary().move(List.of(entry), DAY.plusDays(9));
        zone = ZoneId.of("Asia/Tokyo");

        data.history().undo();

        assertThat(ids(DAY)).containsExactly(entry);
        assertThat(data.diary().find(entry).orElseThrow().data().localDate()).isEmpty();
        data.history().redo();
        assertThat(ids(DAY.plusDays(9))).containsExactly(entry);
    }

    @Test
    void anEntryWhoseTimeWasChangedHasItsDayBeforeAndAfter() {
        UUID entry = entry();
        data.diary().change(entry, saysNoDay(product(entry), LATE.minus(Duration.ofDays(3))));
        zone = ZoneId.of("Asia/Tokyo");

        data.history().undo();
        assertThat(ids(DAY)).containsExactly(entry);
        data.history().redo();

        assertThat(ids(DAY.minusDays(3))).containsExactly(entry);
        assertThat(data.diary().find(entry).orElseThrow().data().localDate()).isEmpty();
    }

    @Test
    void anEntryThatWasCountedToAnotherDayByItsWordsComesBackToItsDay() {
        UUID entry = entry();
        data.diary().change(entry, saysNoDay(product(entry), LATE).onDay(DAY.plusDays(5), LATE));

        data.history().undo();

        assertThat(ids(DAY)).containsExactly(entry);
        assertThat(ids(DAY.plusDays(5))).isEmpty();
    }

    @Test
    void anEntryTooLargeToSayItsDayCanBeAddedMovedAndDeleted() {
        Consumption large = saysNoDay(oats(), LATE).withNote(Optional.of("n".repeat(500)));
        large = new Consumption(large.productId(), 50, LATE, Optional.empty(), Optional.empty(), large.note(),
                large.snapshot(), new Extras("{\"more\":\"" + "x".repeat(7_150) + "\"}"));
        UUID entry = data.diary().add(large).key().uuid();

        data.diary().move(List.of(entry), DAY.plusDays(1));
        data.history().undo();
        data.diary().delete(entry);
        data.history().undo();

        assertThat(data.diary().find(entry).orElseThrow().data().localDate()).isEmpty();
    }

    @Test
    void aChangeOfAnEntryThatIsNotThereMakesNone() {
        UUID gone = UUID.randomUUID();

        assertThatThrownBy(() -> data.diary().change(gone, saysNoDay(oats(), LATE)))
                .isInstanceOf(NotFoundException.class);

        assertThat(data.diary().find(gone)).isEmpty();
    }

    private UUID entry() {
        return data.diary().add(saysNoDay(oats(), LATE)).key().uuid();
    }

    private UUID oats() {
        return data.products().add(new Product("Oats", Nutrients.ZERO)).key().uuid();
    }

    private UUID product(UUID entry) {
        return data.diary().find(entry).orElseThrow().data().productId();
    }

    private static Consumption saysNoDay(UUID product, Instant at) {
        return new Consumption(product, 50, at, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Extras.NONE);
    }

    private List<UUID> ids(LocalDate day) {
        return data.diary().entries(day).stream().map(each -> each.item().key().uuid()).toList();
    }
}
