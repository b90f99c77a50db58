package org.larder.data;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.model.Consumption;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;

/**
 * Deletes entries. Those that say no day get the day that they count to first, in the same step but a transaction of their
 * own: when the step is undone they come back to this day in whatever time zone, and say no day again.
 */
final class Removal {

    private final Edits edits;
    private final EditStep step;

    Removal(Edits edits, EditStep step) {
        this.edits = edits;
        this.step = step;
    }

    /** @return how many were there */
    long of(List<RecordKey> entries) {
        List<RecordKey> dayless = edits
                .read(reader -> entries.stream().filter(key -> dayless(reader, key).isPresent()).toList());
        if (!dayless.isEmpty()) {
            edits.edit(step, editor -> {
                dayless.forEach(key -> keepDay(editor, key));
                return dayless;
            });
        }
        return edits.edit(step, editor -> entries.stream().filter(editor::delete).count());
    }

    private static Optional<Consumption> dayless(StoreReader reader, RecordKey key) {
        return reader.find(Consumption.class, key).map(Item::data).filter(entry -> entry.localDate().isEmpty());
    }

    private static void keepDay(StoreEditor editor, RecordKey key) {
        dayless(editor, key).ifPresent(entry -> day(editor, key, entry)
                .ifPresent(day -> editor.put(key, entry.onDay(day, entry.date()))));
    }

    /** No time zone is further than a day from UTC. */
    private static Optional<LocalDate> day(StoreReader reader, RecordKey key, Consumption entry) {
        LocalDate there = LocalDate.ofInstant(entry.date(), ZoneOffset.UTC);
        return Stream.of(there, there.minusDays(1), there.plusDays(1)).flatMap(day -> reader.day(day).stream())
                .filter(each -> each.item().key().equals(key)).map(DiaryEntry::day).findFirst();
    }
}
