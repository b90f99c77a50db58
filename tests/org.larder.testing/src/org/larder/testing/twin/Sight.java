package org.larder.testing.twin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import org.larder.api.model.Data;
import org.larder.api.model.DayTotal;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.RecordType;
import org.larder.api.model.UndoStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;
import org.larder.api.store.SyncStore;

/** All that can be seen of a store, by name. */
final class Sight {

    private static final List<String> SEARCHES = List.of("", "choco", "mil cho", "creme", "oats", "none");
    private static final List<String> PREFIXES = List.of("", "f", "e0000000-0", "2026-03-0", "2026-03-02");
    private static final int PAGE = 2;

    private Sight() {
    }

    /** Every piece. */
    static List<Object> pieces(LocalStore store) {
        return pages(after -> store.contents().pieces(after, 7));
    }

    /** Every answer. */
    static Map<String, Object> answers(LocalStore store) {
        Map<String, Object> seen = new LinkedHashMap<>();
        SyncStore sync = store.sync();
        seen.put("counts", sync.counts());
        seen.put("feed", sync.feed());
        seen.put("empty", sync.empty());
        seen.put("live", sync.live());
        seen.put("quarantine", pages(after -> sync.quarantined(after, PAGE)));
        for (RecordType type : RecordType.values()) {
            seen.put("digest of " + type, sync.digest(type));
            for (String prefix : PREFIXES) {
                seen.put("buckets of " + type + " " + prefix, sync.buckets(type, prefix));
            }
        }
        store.read(reader -> {
            records(reader, seen);
            foods(reader, seen);
            diary(reader, seen);
            history(reader, seen);
            return seen;
        });
        return seen;
    }

    private static void records(StoreReader reader, Map<String, Object> seen) {
        Fare.keys().forEach(key -> seen.put("record " + key, reader.find(Data.class, key)));
        for (RecordType type : RecordType.values()) {
            seen.put("count of " + type, reader.count(type));
        }
        seen.put("goals", reader.goals());
        for (int i = -1; i < 4; i++) {
            seen.put("goal " + i, reader.goalInForce(Fare.DAY.plusDays(i)));
        }
    }

    private static void foods(StoreReader reader, Map<String, Object> seen) {
        for (String text : SEARCHES) {
            seen.put("search " + text, pages(after -> reader.products(text, after, PAGE)));
            seen.put("found " + text, reader.countProducts(text));
        }
        seen.put("barcode", reader.productByBarcode("4006381333931").map(Item::id));
        seen.put("alike", reader.productsAlike(Set.of("4006381333931", "12345678"), Set.of("CREME brulee", "oat")));
        seen.put("recent", reader.recent(3));
        seen.put("frequent", reader.frequent(3));
    }

    private static void diary(StoreReader reader, Map<String, Object> seen) {
        LocalDate from = Fare.DAY.minusDays(1);
        LocalDate to = Fare.DAY.plusDays(3);
        from.datesUntil(to).forEach(day -> seen.put("day " + day, reader.day(day)));
        seen.put("totals", reader.totals(from, to).stream().map(Sight::rounded).toList());
        seen.put("entries", pages(after -> reader.entries(from, to, after, PAGE)));
        for (int i = 0; i < 5; i++) {
            UUID product = Fare.product(i);
            seen.put("entries of " + i, pages(after -> reader.entriesOf(product, after, PAGE)));
            seen.put("times of " + i, reader.countEntriesOf(product));
        }
    }

    private static void history(StoreReader reader, Map<String, Object> seen) {
        Optional<UndoStep> undoable = reader.undoable();
        seen.put("undoable", undoable);
        seen.put("redoable", reader.redoable());
        seen.put("images", undoable.map(step -> reader.images(step.id(), 0, 100)));
        List<LedgerEntry> ledger = pages(after -> reader.ledger(after, PAGE));
        seen.put("ledger", ledger);
        ledger.stream().limit(1).forEach(
                entry -> seen.put("ledger entry", reader.ledgerEntry(entry.id())));
    }

    /** Sums may be built in any order. */
    private static String rounded(DayTotal total) {
        Nutrients eaten = total.eaten();
        return String.format(Locale.ROOT, "%s %d %.6f %.6f %.6f %.6f", total.day(), total.entries(),
                eaten.calories() + 0.0,
                eaten.protein() + 0.0, eaten.fat() + 0.0, eaten.carbs() + 0.0);
    }

    private static <T, R extends T> List<T> pages(Function<Optional<String>, Page<R>> read) {
        List<T> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<R> page = read.apply(after);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
