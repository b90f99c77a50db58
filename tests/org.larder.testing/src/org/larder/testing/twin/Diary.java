package org.larder.testing.twin;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.RecordType;
import org.larder.api.model.WireInstant;

/** The entries of a state. */
final class Diary {

    private static final Pages<DiaryEntry> BY_DAY = new Pages<>("entries", Diary::place);
    private static final Pages<DiaryEntry> BY_ID = new Pages<>("entriesOf", entry -> entry.item().id());

    private final State state;

    Diary(State state) {
        this.state = state;
    }

    List<DiaryEntry> between(LocalDate from, LocalDate to) {
        return state.records().where(row -> isEntry(row) && !day(row).isBefore(from) && !day(row).isAfter(to)).stream()
                .map(this::entry)
                .sorted(Comparator.comparing(Diary::place))
                .toList();
    }

    Page<DiaryEntry> page(LocalDate from, LocalDate to, Optional<String> after, int limit) {
        return BY_DAY.page(between(from, to), after, limit);
    }

    Page<DiaryEntry> of(UUID productId, Optional<String> after, int limit) {
        return BY_ID.page(of(productId), after, limit);
    }

    List<DiaryEntry> of(UUID productId) {
        return state.records().where(row -> isEntry(row) && row.entry().productId().equals(productId)).stream()
                .map(this::entry)
                .toList();
    }

    /** All entries by product, each list in the order of the diary. */
    Map<UUID, List<DiaryEntry>> byProduct() {
        return between(LocalDate.MIN, LocalDate.MAX).stream()
                .collect(Collectors.groupingBy(entry -> entry.item().data().productId()));
    }

    List<DayTotal> totals(LocalDate from, LocalDate to) {
        Map<LocalDate, List<DiaryEntry>> days = between(from, to).stream()
                .collect(Collectors.groupingBy(DiaryEntry::day, TreeMap::new, Collectors.toList()));
        return days.entrySet().stream().map(day -> total(day.getKey(), day.getValue())).toList();
    }

    private static DayTotal total(LocalDate day, List<DiaryEntry> entries) {
        Nutrients sum = entries.stream()
                .flatMap(entry -> entry.eaten().stream())
                .reduce(Nutrients.ZERO, Nutrients::plus);
        return new DayTotal(day, entries.size(), sum);
    }

    private static boolean isEntry(Row row) {
        return row.live() && row.key().type() == RecordType.CONSUMPTION;
    }

    private static LocalDate day(Row row) {
        return row.stored().day().orElseThrow();
    }

    private DiaryEntry entry(Row row) {
        return new DiaryEntry(Items.item(state, Consumption.class, row), day(row));
    }

    private static String place(DiaryEntry entry) {
        return entry.day() + " " + WireInstant.text(entry.item().data().date()) + " " + entry.item().id();
    }
}
