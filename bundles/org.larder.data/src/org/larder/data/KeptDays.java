package org.larder.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;

/**
 * The days of entries that say none, in a step. Such an entry says the day that it counts to for a moment, before it goes and
 * when it comes, in transactions of their own: when the step is undone or redone it comes to this day in whatever time zone,
 * and says no day again. One that is too large to say its day does without.
 */
final class KeptDays {

    private final Edits edits;
    private final Supplier<ZoneId> zone;
    private final EditStep step;

    KeptDays(Edits edits, Supplier<ZoneId> zone, EditStep step) {
        this.edits = edits;
        this.zone = zone;
        this.step = step;
    }

    /** Before entries are deleted. */
    void leave(List<RecordKey> entries) {
        List<RecordKey> dayless = edits
                .read(reader -> entries.stream().filter(key -> dayless(reader, key).isPresent()).toList());
        if (!dayless.isEmpty()) {
            edits.edit(step, editor -> {
                dayless.forEach(key -> keepDay(editor, key));
                return dayless;
            });
        }
    }

    /**
     * Before entries are put.
     *
     * @param made whether those that are not there are made
     */
    void set(Map<RecordKey, Consumption> entries, boolean made) {
        leave(edits.read(reader -> entries.keySet().stream().filter(key -> goes(reader, key, entries)).toList()));
        make(entries, made);
    }

    /** Before entries are put that are not there. */
    void make(Map<RecordKey, Consumption> entries) {
        make(entries, true);
    }

    private void make(Map<RecordKey, Consumption> entries, boolean made) {
        if (entries.values().stream().anyMatch(entry -> entry.localDate().isEmpty())) {
            edits.edit(step, editor -> {
                entries.forEach((key, entry) -> come(editor, key, entry, made));
                return entries;
            });
        }
    }

    /** One that says no day counts to another one if its instant is another, or was said by somebody. */
    private static boolean goes(StoreReader reader, RecordKey key, Map<RecordKey, Consumption> entries) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> dayless(reader, key)
                        .filter(now -> entry.localDate().isPresent() || !entry.date().equals(now.date()))
                        .isPresent())
                .isPresent();
    }

    private void come(StoreEditor editor, RecordKey key, Consumption entry, boolean made) {
        Optional<Consumption> now = editor.find(Consumption.class, key).map(Item::data);
        boolean stays = now.map(there -> there.date().equals(entry.date())).orElse(!made);
        if (entry.localDate().isEmpty() && !stays) {
            put(editor, key, entry, LocalDate.ofInstant(entry.date(), zone.get()));
        }
    }

    private static Optional<Consumption> dayless(StoreReader reader, RecordKey key) {
        return reader.find(Consumption.class, key).map(Item::data).filter(entry -> entry.localDate().isEmpty());
    }

    private static void keepDay(StoreEditor editor, RecordKey key) {
        dayless(editor, key)
                .ifPresent(entry -> day(editor, key, entry).ifPresent(day -> put(editor, key, entry, day)));
    }

    private static void put(StoreEditor editor, RecordKey key, Consumption entry, LocalDate day) {
        Data saying = entry.onDay(day, entry.date());
        try {
            editor.put(key, saying);
        } catch (ValidationException tooLarge) {
            return;
        }
    }

    /** No time zone is further than a day from UTC. */
    private static Optional<LocalDate> day(StoreReader reader, RecordKey key, Consumption entry) {
        LocalDate there = LocalDate.ofInstant(entry.date(), ZoneOffset.UTC);
        return Stream.of(there, there.minusDays(1), there.plusDays(1)).flatMap(day -> reader.day(day).stream())
                .filter(each -> each.item().key().equals(key)).map(DiaryEntry::day).findFirst();
    }
}
