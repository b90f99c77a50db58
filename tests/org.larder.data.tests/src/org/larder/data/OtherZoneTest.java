package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
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

    private UUID entry() {
        UUID oats = data.products().add(new Product("Oats", Nutrients.ZERO)).key().uuid();
        return data.diary().add(new Consumption(oats, 50, LATE, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Extras.NONE)).key().uuid();
    }

    private List<UUID> ids(LocalDate day) {
        return data.diary().entries(day).stream().map(each -> each.item().key().uuid()).toList();
    }
}
