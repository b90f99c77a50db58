package org.larder.data;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.Diary;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Snapshot;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreEditor;
import org.larder.rules.Validation;

/** The diary in the store. */
final class StoredDiary implements Diary {

    private final LocalStore store;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;

    StoredDiary(LocalStore store, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
    }

    @Override
    public Item<Consumption> log(UUID productId, double grams, LocalDate day, Optional<Meal> meal) {
        RecordKey productKey = RecordKey.product(productId);
        Product product = store.read(reader -> reader.find(Product.class, productKey))
                .orElseThrow(() -> new NotFoundException(productKey))
                .data();
        Consumption consumption = new Consumption(productId, grams, nowOn(day), Optional.of(day), meal,
                Optional.empty(), Optional.of(product.snapshot()), Extras.NONE);
        return add(consumption);
    }

    @Override
    public Item<Consumption> add(Consumption consumption) {
        Validation.require(consumption);
        RecordKey key = RecordKey.consumption(ids.get());
        return store.edit(EditStep.of("Log " + name(consumption)), editor -> put(editor, key, consumption));
    }

    @Override
    public Item<Consumption> change(UUID id, Consumption consumption) {
        Validation.require(consumption);
        RecordKey key = RecordKey.consumption(id);
        return store.edit(EditStep.of("Change " + name(consumption)), editor -> {
            editor.find(Consumption.class, key).orElseThrow(() -> new NotFoundException(key));
            return put(editor, key, consumption);
        });
    }

    @Override
    public void delete(UUID id) {
        RecordKey key = RecordKey.consumption(id);
        Consumption entry = find(id).orElseThrow(() -> new NotFoundException(key)).data();
        if (!store.edit(EditStep.of("Delete " + name(entry)), editor -> editor.delete(key))) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public void deleteAll(List<UUID> entries) {
        String label = entries.size() == 1 ? "Delete an entry" : "Delete " + entries.size() + " entries";
        store.edit(EditStep.of(label),
                editor -> entries.stream().filter(id -> editor.delete(RecordKey.consumption(id))).count());
    }

    @Override
    public Optional<Item<Consumption>> find(UUID id) {
        return store.read(reader -> reader.find(Consumption.class, RecordKey.consumption(id)));
    }

    @Override
    public DiaryDay day(LocalDate day) {
        return store.read(reader -> {
            List<DiaryEntry> entries = reader.day(day);
            Nutrients eaten = entries.stream()
                    .flatMap(entry -> entry.eaten().stream())
                    .reduce(Nutrients.ZERO, Nutrients::plus);
            return new DiaryDay(day, entries, eaten, reader.goalInForce(day));
        });
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        return store.read(reader -> reader.totals(from, to));
    }

    @Override
    public List<DiaryEntry> entries(LocalDate day) {
        return store.read(reader -> reader.day(day));
    }

    /** The store may have filled in the snapshot. */
    private static Item<Consumption> put(StoreEditor editor, RecordKey key, Consumption consumption) {
        Item<Consumption> item = editor.put(key, consumption);
        return consumption.snapshot().isPresent() ? item : editor.find(Consumption.class, key).orElseThrow();
    }

    private Instant nowOn(LocalDate day) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), zone.get());
        return day.atTime(now).atZone(zone.get()).toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String name(Consumption consumption) {
        return consumption.snapshot().map(Snapshot::name).orElse("an entry");
    }
}
