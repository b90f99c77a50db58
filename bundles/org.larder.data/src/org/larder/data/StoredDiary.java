package org.larder.data;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.Copied;
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
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;
import org.larder.rules.Validation;

/** The diary in the store. */
final class StoredDiary implements Diary {

    private final Edits edits;
    private final InstantSource clock;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;
    private final OtherDays otherDays;

    StoredDiary(Edits edits, InstantSource clock, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.edits = edits;
        this.clock = clock;
        this.zone = zone;
        this.ids = ids;
        otherDays = new OtherDays(edits, zone, ids);
    }

    @Override
    public Item<Consumption> log(UUID productId, double grams, LocalDate day, Optional<Meal> meal) {
        Limits.day("localDate", day);
        Product product = product(productId)
                .orElseThrow(() -> new NotFoundException(RecordKey.product(productId)));
        Consumption consumption = new Consumption(productId, grams, nowOn(day), Optional.of(day), meal,
                Optional.empty(), Optional.of(product.snapshot()), Extras.NONE);
        return add(consumption);
    }

    @Override
    public Item<Consumption> add(Consumption consumption) {
        require(consumption);
        RecordKey key = RecordKey.consumption(ids.get());
        EditStep step = EditStep.of("Log " + name(consumption));
        days(step).make(Map.of(key, consumption));
        return edits.edit(step, editor -> put(editor, key, consumption));
    }

    @Override
    public Item<Consumption> change(UUID id, Consumption consumption) {
        require(consumption);
        RecordKey key = RecordKey.consumption(id);
        EditStep step = EditStep.of("Change " + name(consumption));
        days(step).set(Map.of(key, consumption), false);
        return edits.edit(step, editor -> {
            editor.find(Consumption.class, key).orElseThrow(() -> new NotFoundException(key));
            return put(editor, key, consumption);
        });
    }

    @Override
    public void delete(UUID id) {
        RecordKey key = RecordKey.consumption(id);
        Consumption entry = find(id).orElseThrow(() -> new NotFoundException(key)).data();
        if (delete(EditStep.of("Delete " + Labels.name(entry)), List.of(key)) == 0) {
            throw new NotFoundException(key);
        }
    }

    @Override
    public void deleteAll(List<UUID> entries) {
        EditStep step = EditStep.of(entries.size() == 1 ? "Delete an entry" : "Delete " + entries.size() + " entries");
        for (List<UUID> part : Edits.parts(entries)) {
            delete(step, part.stream().map(RecordKey::consumption).toList());
        }
    }

    /** @return how many were there */
    private long delete(EditStep step, List<RecordKey> entries) {
        days(step).leave(entries);
        return edits.edit(step, editor -> entries.stream().filter(editor::delete).count());
    }

    private KeptDays days(EditStep step) {
        return new KeptDays(edits, zone, step);
    }

    @Override
    public Copied copy(List<UUID> entries, List<LocalDate> days) {
        return otherDays.copy(entries, days);
    }

    @Override
    public long move(List<UUID> entries, LocalDate day) {
        return otherDays.move(entries, day);
    }

    @Override
    public Optional<Item<Consumption>> find(UUID id) {
        return edits.read(reader -> reader.find(Consumption.class, RecordKey.consumption(id)));
    }

    @Override
    public DiaryDay day(LocalDate day) {
        Limits.day("day", day);
        return edits.read(reader -> {
            List<DiaryEntry> entries = reader.day(day);
            Nutrients eaten = entries.stream()
                    .flatMap(entry -> entry.eaten().stream())
                    .reduce(Nutrients.ZERO, Nutrients::plus);
            return new DiaryDay(day, entries, eaten, reader.goalInForce(day));
        });
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        Limits.range(from, to);
        return edits.read(reader -> reader.totals(from, to));
    }

    @Override
    public Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        Limits.range(from, to);
        return edits.read(reader -> reader.entries(from, to, after, Limits.page(limit)));
    }

    @Override
    public List<DiaryEntry> entries(LocalDate day) {
        return edits.read(reader -> reader.day(Limits.day("day", day)));
    }

    /** The store may have filled in the snapshot. */
    private static Item<Consumption> put(StoreEditor editor, RecordKey key, Consumption consumption) {
        Item<Consumption> item = editor.put(key, consumption);
        return consumption.snapshot().isPresent() ? item : editor.find(Consumption.class, key).orElseThrow();
    }

    /** The day that an entry counts to lies among those that people can look at. */
    private void require(Consumption consumption) {
        Validation.require(consumption);
        if (consumption.localDate().isEmpty()) {
            Limits.day("date", LocalDate.ofInstant(consumption.date(), zone.get()));
        }
    }

    /** The store fills a missing snapshot from the same product. */
    private String name(Consumption consumption) {
        return consumption.snapshot().isPresent()
                ? Labels.name(consumption)
                : product(consumption.productId()).map(Product::name).orElse("an entry");
    }

    private Optional<Product> product(UUID id) {
        return edits.product(id).map(Item::data);
    }

    private Instant nowOn(LocalDate day) {
        LocalTime now = LocalTime.ofInstant(clock.instant(), zone.get());
        return day.atTime(now).atZone(zone.get()).toInstant();
    }
}
