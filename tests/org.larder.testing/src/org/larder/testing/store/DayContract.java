package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.api.model.SyncState;
import org.larder.api.model.UndoStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.UndoImage;
import org.larder.store.jdbc.Surroundings;

/** What belongs to a diary day: civil days that never move, and snapshots that never change. */
public abstract class DayContract extends StoreContract {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    protected DayContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    @Tag("F29")
    void aDayIsTheCivilDayThoughItHas23Hours() {
        travelTo(BERLIN);
        putAt("2026-03-28T22:59:59.999Z");
        putAt("2026-03-28T23:00:00.000Z");
        putAt("2026-03-29T21:59:59.999Z");
        putAt("2026-03-29T22:00:00.000Z");

        assertThat(day(LocalDate.of(2026, 3, 28))).hasSize(1);
        assertThat(day(LocalDate.of(2026, 3, 29))).hasSize(2);
        assertThat(day(LocalDate.of(2026, 3, 30))).hasSize(1);
    }

    @Test
    @Tag("F29")
    void aDayIsTheCivilDayThoughItHas25Hours() {
        travelTo(BERLIN);
        putAt("2026-10-24T22:00:00.000Z");
        putAt("2026-10-25T22:59:59.999Z");
        putAt("2026-10-25T23:00:00.000Z");

        assertThat(day(LocalDate.of(2026, 10, 25))).hasSize(2);
        assertThat(day(LocalDate.of(2026, 10, 26))).hasSize(1);
    }

    @Test
    void theDayThatWasNamedCountsWhereverTheInstantLies() {
        RecordKey key = newEntry();
        travelTo(TOKYO);
        put(key, entry(newProduct(), 10).onDay(DAY.minusDays(40), Instant.parse("2026-03-01T20:00:00.000Z")));
        assertThat(day(DAY.minusDays(40))).extracting(each -> each.item().key()).containsExactly(key);
    }

    @Test
    void anEntryWhoseInstantChangesGetsTheDayOfThatInstantHere() {
        RecordKey key = putAt("2026-03-01T20:00:00.000Z");
        assertThat(day(DAY)).hasSize(1);

        travelTo(TOKYO);
        put(key, at("2026-03-02T20:00:00.000Z"));

        assertThat(day(DAY)).isEmpty();
        assertThat(day(DAY.plusDays(2))).hasSize(1);
    }

    @Test
    @Tag("F29")
    void aPulledEntryKeepsTheDayOfItsFirstComing() {
        sync().attach(REMOTE);
        RecordKey key = newEntry();
        pull(foreign(key, 1, -10, at("2026-03-01T20:00:00.000Z")));
        travelTo(TOKYO);

        pull(foreign(key, 2, -5, at("2026-03-01T20:00:00.000Z").withAmount(99)));

        assertThat(day(DAY)).extracting(each -> each.item().data().amount()).containsExactly(99.0);
        assertThat(findEntry(key).orElseThrow().data().localDate()).isEmpty();
    }

    @Test
    void aSnapshotThatComesLaterLeavesTheDayWhereItIs() {
        sync().attach(REMOTE);
        RecordKey oats = newProduct();
        pull(foreign(newEntry(), 1, -10, at(oats, "2026-03-01T20:00:00.000Z")));
        travelTo(TOKYO);

        pull(foreign(oats, 1, -5, product("Oats")));

        assertThat(day(DAY)).singleElement().matches(each -> each.eaten().isPresent());
    }

    @Test
    void aSnapshotHoldsBrandAndFurtherNutrients() {
        RecordKey oats = newProduct();
        Product rich = product("Oats").withBrand(Optional.of("Mill"))
                .withFurther(new FurtherNutrients(OptionalDouble.of(10.6), OptionalDouble.of(1), OptionalDouble.empty(),
                        OptionalDouble.of(0.02)));
        put(oats, rich);
        RecordKey key = newEntry();
        put(key, entry(oats, 50));

        assertThat(findEntry(key).orElseThrow().data().snapshot())
                .contains(new Snapshot("Oats", OATS, rich.further(), Optional.of("Mill"), Extras.NONE));
    }

    @Test
    void aSnapshotThatWasGivenStays() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        RecordKey key = newEntry();
        Snapshot old = product("Oats of last year").snapshot();
        put(key, entry(oats, 50).withSnapshot(Optional.of(old)));
        assertThat(findEntry(key).orElseThrow().data().snapshot()).contains(old);
    }

    @Test
    void anEntryOfADeletedProductHasNoSnapshotUntilTheProductIsBack() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        drain();
        delete(oats);
        RecordKey key = newEntry();
        put(key, entry(oats, 50));
        assertThat(findEntry(key).orElseThrow().data().snapshot()).isEmpty();

        put(oats, product("Oats"));

        assertThat(findEntry(key).orElseThrow().data().snapshot()).contains(product("Oats").snapshot());
    }

    @Test
    void anEntryWithoutRoomForItsSnapshotIsKeptWithoutIt() {
        RecordKey oats = newProduct();
        put(oats, product("O".repeat(200)));
        RecordKey key = newEntry();
        Consumption large = new Consumption(oats.uuid(), 50, clock.instant(), Optional.of(DAY), Optional.empty(),
                Optional.empty(), Optional.empty(), new Extras("{\"novel\":\"" + "x".repeat(7800) + "\"}"));
        put(key, large);
        assertThat(findEntry(key).orElseThrow().data()).isEqualTo(large);
        assertThat(day(DAY).get(0).eaten()).isEmpty();
    }

    @Test
    void fillingASnapshotIsNoEdit() {
        sync().attach(REMOTE);
        RecordKey oats = newProduct();
        RecordKey key = newEntry();
        pull(foreign(key, 4, -10, entry(oats, 50)));
        SyncState before = findEntry(key).orElseThrow().sync();
        clock.advance(Duration.ofSeconds(5));

        put(oats, product("Oats"));

        assertThat(findEntry(key).orElseThrow()).satisfies(item -> {
            assertThat(item.data().snapshot()).isPresent();
            assertThat(item.sync()).isEqualTo(before);
        });
        assertThat(undoable()).hasValueSatisfying(step -> assertThat(images(step)).hasSize(1));
        assertThat(sent()).extracting(operation -> operation.key()).containsExactly(oats);
    }

    private List<UndoImage> images(UndoStep step) {
        return store().read(reader -> reader.images(step.id(), 0, 10));
    }

    private RecordKey putAt(String instant) {
        RecordKey key = newEntry();
        put(key, at(instant));
        return key;
    }

    private static Consumption at(String instant) {
        return at(newProduct(), instant);
    }

    private static Consumption at(RecordKey product, String instant) {
        return new Consumption(product.uuid(), 10, Instant.parse(instant), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Extras.NONE);
    }

    private List<DiaryEntry> day(LocalDate day) {
        return store().read(reader -> reader.day(day));
    }
}
