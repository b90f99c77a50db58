package org.larder.data;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.larder.api.data.Copied;
import org.larder.api.model.Consumption;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.store.EditStep;
import org.larder.api.store.StoreEditor;
import org.larder.api.store.StoreReader;

/**
 * Copies and moves entries to other days, at the same time of day in the device's zone; a time that a day leaves out
 * becomes the one as far behind the gap.
 */
final class OtherDays {

    private final Edits edits;
    private final Supplier<ZoneId> zone;
    private final Supplier<UUID> ids;

    OtherDays(Edits edits, Supplier<ZoneId> zone, Supplier<UUID> ids) {
        this.edits = edits;
        this.zone = zone;
        this.ids = ids;
    }

    Copied copy(List<UUID> entries, List<LocalDate> days) {
        List<LocalDate> targets = days.stream().distinct().map(day -> Limits.day("day", day)).toList();
        List<RecordKey> asked = keys(entries);
        Found found = edits.read(reader -> Found.of(reader, asked));
        List<RecordKey> skipped = asked.stream().filter(key -> !found.keys().contains(key)).toList();
        EditStep step = EditStep.of("Copy " + found.label() + " to " + label(targets));
        List<RecordKey> copies = new ArrayList<>();
        for (List<Consumption> part : Edits.parts(copies(found.entries(), targets))) {
            copies.addAll(edits.edit(step, editor -> part.stream().map(copy -> add(editor, copy)).toList()));
        }
        return new Copied(copies, skipped);
    }

    long move(List<UUID> entries, LocalDate day) {
        Limits.day("day", day);
        Found found = edits.read(reader -> Found.of(reader, keys(entries)));
        EditStep step = EditStep.of("Move " + found.label() + " to " + day);
        KeptDays days = new KeptDays(edits, zone, step);
        long moved = 0;
        for (List<RecordKey> part : Edits.parts(found.keys())) {
            days.leave(part);
            moved += edits.edit(step, editor -> part.stream().filter(key -> move(editor, key, day)).count());
        }
        return moved;
    }

    private List<Consumption> copies(List<Consumption> originals, List<LocalDate> days) {
        return days.stream().flatMap(day -> originals.stream().map(original -> on(day, original))).toList();
    }

    private RecordKey add(StoreEditor editor, Consumption copy) {
        return editor.put(RecordKey.consumption(ids.get()), copy).key();
    }

    private boolean move(StoreEditor editor, RecordKey key, LocalDate day) {
        Optional<Consumption> entry = editor.find(Consumption.class, key).map(Item::data);
        Optional<Consumption> moved = entry.map(each -> on(day, each)).filter(each -> !entry.equals(Optional.of(each)));
        moved.ifPresent(each -> editor.put(key, each));
        return moved.isPresent();
    }

    private Consumption on(LocalDate day, Consumption entry) {
        ZoneId here = zone.get();
        LocalTime time = LocalTime.ofInstant(entry.date(), here);
        return entry.onDay(day, day.atTime(time).atZone(here).toInstant());
    }

    private static List<RecordKey> keys(List<UUID> entries) {
        return entries.stream().distinct().map(RecordKey::consumption).toList();
    }

    private static String label(List<LocalDate> days) {
        return days.size() == 1 ? days.getFirst().toString() : Labels.count(days.size(), "day", "days");
    }

    /** Those of the entries asked for that are there. */
    private record Found(List<RecordKey> keys, List<Consumption> entries) {

        static Found of(StoreReader reader, List<RecordKey> asked) {
            List<Item<Consumption>> items = asked.stream()
                    .flatMap(key -> reader.find(Consumption.class, key).stream())
                    .toList();
            return new Found(items.stream().map(Item::key).toList(), items.stream().map(Item::data).toList());
        }

        String label() {
            return entries.size() == 1
                    ? Labels.name(entries.getFirst())
                    : Labels.count(entries.size(), "entry", "entries");
        }
    }
}
