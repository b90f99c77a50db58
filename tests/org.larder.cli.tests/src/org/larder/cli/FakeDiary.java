package org.larder.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.data.Copied;
import org.larder.api.data.Diary;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;

/** The consumptions among the records in memory. */
record FakeDiary(FakeData data) implements Diary {

    @Override
    public Item<Consumption> log(UUID productId, double grams, LocalDate day, Optional<Meal> meal) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Item<Consumption> add(Consumption consumption) {
        return data.put(RecordKey.consumption(UUID.randomUUID()), consumption);
    }

    @Override
    public Item<Consumption> change(UUID id, Consumption consumption) {
        return data.put(RecordKey.consumption(id), consumption);
    }

    @Override
    public void delete(UUID id) {
        data.remove(RecordKey.consumption(id));
    }

    @Override
    public void deleteAll(List<UUID> ids) {
        ids.forEach(this::delete);
    }

    @Override
    public Copied copy(List<UUID> ids, List<LocalDate> days) {
        List<RecordKey> copies = days.stream()
                .flatMap(day -> ids.stream().flatMap(id -> find(id).stream()).map(entry -> add(on(day, entry)).key()))
                .toList();
        return new Copied(copies, ids.stream().filter(id -> find(id).isEmpty()).map(RecordKey::consumption).toList());
    }

    @Override
    public long move(List<UUID> ids, LocalDate day) {
        return ids.stream().flatMap(id -> find(id).stream()).map(entry -> data.put(entry.key(), on(day, entry)))
                .count();
    }

    @Override
    public Optional<Item<Consumption>> find(UUID id) {
        return data.find(RecordKey.consumption(id), Consumption.class);
    }

    @Override
    public DiaryDay day(LocalDate day) {
        List<DiaryEntry> entries = entries(day);
        Nutrients eaten = entries.stream().flatMap(entry -> entry.eaten().stream()).reduce(Nutrients.ZERO,
                Nutrients::plus);
        return new DiaryDay(day, entries, eaten, data.inForce(day));
    }

    @Override
    public List<DayTotal> totals(LocalDate from, LocalDate to) {
        return List.of();
    }

    @Override
    public Page<DiaryEntry> entries(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        return new Page<>(from.datesUntil(to.plusDays(1)).flatMap(day -> entries(day).stream()).toList(),
                Optional.empty());
    }

    @Override
    public List<DiaryEntry> entries(LocalDate day) {
        return data.all(RecordType.CONSUMPTION, Consumption.class).stream()
                .filter(item -> item.data().localDate().equals(Optional.of(day)))
                .map(item -> new DiaryEntry(item, day))
                .toList();
    }

    private static Consumption on(LocalDate day, Item<Consumption> entry) {
        return entry.data().onDay(day, entry.data().date());
    }
}
