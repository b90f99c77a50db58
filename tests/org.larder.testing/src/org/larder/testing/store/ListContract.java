package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Operation;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.ValidationException;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.Settlement;
import org.larder.store.jdbc.Surroundings;

/** Lists in pages: entries, logged products, the ledger. */
public abstract class ListContract extends StoreContract {

    protected ListContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void entriesComeByDayThenInstantThenId() {
        RecordKey oats = newProduct();
        List<RecordKey> sameInstant = List.of(newEntry(), newEntry(), newEntry());
        sameInstant.forEach(key -> put(key, entry(oats, 10)));
        RecordKey earlierDayLaterInstant = newEntry();
        put(earlierDayLaterInstant, entry(oats, 10).onDay(DAY.minusDays(1), Instant.parse("2026-03-05T08:00:00.000Z")));
        RecordKey laterDay = newEntry();
        put(laterDay, entry(oats, 10).onDay(DAY.plusDays(1), Instant.parse("2026-02-01T08:00:00.000Z")));
        put(newEntry(), entry(oats, 10).onDay(DAY.plusDays(2), clock.instant()));

        List<RecordKey> expected = new ArrayList<>(List.of(earlierDayLaterInstant));
        expected.addAll(sameInstant.stream().sorted(Comparator.comparing(RecordKey::id)).toList());
        expected.add(laterDay);
        assertThat(inPages(2, after -> entries(after, 2))).isEqualTo(expected);
        assertThat(inPages(5, after -> entries(after, 5))).isEqualTo(expected);
    }

    @Test
    void aPageOfExactlyTheRestIsTheLast() {
        RecordKey oats = newProduct();
        IntStream.range(0, 4).forEach(i -> put(newEntry(), entry(oats, 10)));
        assertThat(entries(Optional.empty(), 4).next()).isEmpty();
        assertThat(entries(entries(Optional.empty(), 2).next(), 2).next()).isEmpty();
    }

    @Test
    void entriesGoOnThoughTheLastOfAPageWasDeletedOrMoved() {
        RecordKey oats = newProduct();
        List<RecordKey> keys = List.of(newEntry(), newEntry(), newEntry(), newEntry());
        for (int i = 0; i < 4; i++) {
            put(keys.get(i), entry(oats, 10).onDay(DAY, Instant.parse("2026-03-01T0" + i + ":00:00.000Z")));
        }
        Page<DiaryEntry> first = entries(Optional.empty(), 2);
        delete(keys.get(1));
        assertThat(entries(first.next(), 2).items()).extracting(each -> each.item().key())
                .containsExactly(keys.get(2), keys.get(3));
    }

    @Test
    void entriesOfAProductComeByIdAndAreCounted() {
        RecordKey oats = newProduct();
        List<RecordKey> keys = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            keys.add(newEntry());
            put(keys.get(i), entry(oats, 10).onDay(DAY.minusDays(i), clock.instant()));
        }
        put(newEntry(), entry(newProduct(), 10));
        delete(keys.remove(2));
        keys.sort(Comparator.comparing(RecordKey::id));

        assertThat(inPages(3, after -> entriesOf(oats, after, 3))).isEqualTo(keys);
        assertThat(countOf(oats)).isEqualTo(4);
        assertThat(countOf(newProduct())).isZero();
    }

    @Test
    void anEntryThatChangesItsProductIsAnEntryOfTheNewOne() {
        RecordKey oats = newProduct();
        RecordKey rice = newProduct();
        RecordKey key = newEntry();
        put(key, entry(oats, 10));
        put(key, entry(rice, 10));
        assertThat(countOf(oats)).isZero();
        assertThat(countOf(rice)).isEqualTo(1);
    }

    @Test
    void cursorsOfEntriesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> entries(Optional.of("nothing"), 2)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> entriesOf(newProduct(), Optional.of("nothing"), 2))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void frequentProductsComeByHowOftenAndHowRecently() {
        RecordKey daily = logged("Daily", 8, 60);
        RecordKey lately = logged("Lately", 1, 0);
        RecordKey once = logged("Once long ago", 1, 300);
        put(newProduct(), product("Never"));
        RecordKey gone = logged("Gone", 20, 0);
        delete(gone);

        assertThat(frequent(10)).extracting(each -> each.item().key()).containsExactly(daily, lately, once);
        assertThat(frequent(10).get(0).times()).isEqualTo(8);
        assertThat(frequent(2)).hasSize(2);
    }

    @Test
    void productsOfOneRankComeById() {
        List<RecordKey> keys = IntStream.range(0, 5).mapToObj(i -> logged("P" + i, 2, 3))
                .sorted(Comparator.comparing(RecordKey::id)).toList();
        assertThat(frequent(10)).extracting(each -> each.item().key()).isEqualTo(keys);
        assertThat(recent()).extracting(each -> each.item().key()).isEqualTo(keys);
    }

    @Test
    void aDeletedEntryCountsForNothing() {
        RecordKey oats = logged("Oats", 2, 5);
        RecordKey last = newEntry();
        put(last, entry(oats, 99));
        delete(last);
        LoggedProduct recent = recent().get(0);
        assertThat(recent.lastDay()).isEqualTo(DAY.minusDays(5));
        assertThat(recent.lastAmount()).isEqualTo(10);
        assertThat(recent.times()).isEqualTo(2);
    }

    @Test
    void anEntryThatComesAndGoesInOneEditLeavesItsProductAsItWas() {
        RecordKey oats = logged("Oats", 1, 5);
        RecordKey fleeting = newEntry();
        store().edit(EditStep.of("there and elsewhere"), editor -> {
            editor.put(fleeting, entry(oats, 99));
            return editor.put(fleeting, entry(newProduct(), 99));
        });
        assertThat(recent()).singleElement().matches(each -> each.lastDay().equals(DAY.minusDays(5)))
                .matches(each -> each.times() == 1);
    }

    @Test
    void aProductThatComesAfterItsEntriesIsRecent() {
        RecordKey oats = newProduct();
        put(newEntry(), entry(oats, 10));
        assertThat(recent()).isEmpty();
        put(oats, product("Oats"));
        assertThat(recent()).hasSize(1);
        assertThat(frequent(1)).hasSize(1);
    }

    @Test
    void productsAlikeAreFoundByBarcodeOrName() {
        RecordKey coded = newProduct();
        RecordKey named = newProduct();
        RecordKey both = newProduct();
        RecordKey gone = newProduct();
        put(coded, product("Something else").withBarcode(Optional.of("4006381333931")));
        put(named, product("CRÈME  Brulee"));
        put(both, product("Crème brûlée").withBarcode(Optional.of("4006381333931")));
        put(gone, product("Crème brûlée"));
        put(newProduct(), product("Crème brûlée with sugar"));
        delete(gone);

        assertThat(alike(Set.of("4006381333931", "12345678"), Set.of("creme brûlée", "nothing")))
                .isEqualTo(List.of(coded, named, both).stream().sorted(Comparator.comparing(RecordKey::id)).toList());
        assertThat(alike(Set.of(), Set.of())).isEmpty();
    }

    @Test
    void ofManyNamesNoneIsHiddenByOneThatVeryManyHave() {
        List<RecordKey> wanted = new ArrayList<>();
        store().edit(EditStep.of("fill"), editor -> {
            for (int i = 0; i < 210; i++) {
                editor.put(newProduct(), product("Bread"));
            }
            for (int i = 0; i < 60; i++) {
                editor.put(newProduct(), product("Apple"));
            }
            for (int i = 0; i < 70; i++) {
                RecordKey key = newProduct();
                wanted.add(key);
                editor.put(key, product("Cheese " + i));
            }
            return true;
        });
        Set<String> cheeses = new HashSet<>();
        for (int i = 0; i < 70; i++) {
            cheeses.add("cheese " + i);
        }

        assertThat(alike(Set.of(), cheeses)).containsExactlyInAnyOrderElementsOf(wanted);
        assertThat(alike(Set.of(), with(cheeses, "bread"))).hasSize(120).containsAll(wanted);
        assertThat(alike(Set.of(), with(cheeses, "apple"))).hasSize(120).containsAll(wanted);
        assertThat(alike(Set.of(), with(cheeses, "nothing"))).hasSize(70);
    }

    @Test
    void theLedgerIsPagedLatestFirstAndEachEntryCanBeAskedFor() {
        for (int i = 0; i < 5; i++) {
            lose("Mine " + i);
        }
        Page<String> first = lost(Optional.empty(), 2);
        assertThat(first.items()).containsExactly("Mine 4", "Mine 3");
        Page<String> second = lost(first.next(), 2);
        assertThat(second.items()).containsExactly("Mine 2", "Mine 1");
        lose("Mine 5");
        assertThat(lost(second.next(), 2).items()).containsExactly("Mine 0");

        LedgerEntry newest = ledger(Optional.empty(), 1).items().get(0);
        Optional<LedgerEntry> asked = store().read(reader -> reader.ledgerEntry(newest.id()));
        assertThat(asked).contains(newest);
        Optional<LedgerEntry> unknown = store().read(reader -> reader.ledgerEntry(newest.id() + 1));
        assertThat(unknown).isEmpty();
    }

    private void lose(String name) {
        RecordKey key = newProduct();
        put(key, product(name));
        Operation operation = onlySent();
        sync().settle(List.of(new Settlement.Superseded(operation.opId(), foreign(key, 2, 5, product("Theirs")),
                clock.instant())));
    }

    private Page<String> lost(Optional<String> after, int limit) {
        Page<LedgerEntry> page = ledger(after, limit);
        return new Page<>(page.items().stream().map(entry -> ((Product) entry.lost().orElseThrow()).name()).toList(),
                page.next());
    }

    /** A product logged that often, last so many days ago. */
    private RecordKey logged(String name, int times, int daysAgo) {
        RecordKey key = newProduct();
        put(key, product(name));
        for (int i = 0; i < times; i++) {
            put(newEntry(),
                    entry(key, 10).onDay(DAY.minusDays(daysAgo + i), clock.instant().minus(Duration.ofDays(i))));
        }
        return key;
    }

    private List<LoggedProduct> recent() {
        return store().read(reader -> reader.recent(10));
    }

    private List<LoggedProduct> frequent(int limit) {
        return store().read(reader -> reader.frequent(limit));
    }

    private long countOf(RecordKey product) {
        return store().read(reader -> reader.countEntriesOf(product.uuid()));
    }

    private static Set<String> with(Set<String> names, String more) {
        Set<String> all = new HashSet<>(names);
        all.add(more);
        return all;
    }

    private List<RecordKey> alike(Set<String> barcodes, Set<String> names) {
        return store().read(reader -> reader.productsAlike(barcodes, names).stream().map(Item::key).toList());
    }

    private Page<DiaryEntry> entries(Optional<String> after, int limit) {
        return store().read(reader -> reader.entries(DAY.minusDays(1), DAY.plusDays(1), after, limit));
    }

    private Page<DiaryEntry> entriesOf(RecordKey product, Optional<String> after, int limit) {
        return store().read(reader -> reader.entriesOf(product.uuid(), after, limit));
    }

    private static List<RecordKey> inPages(int limit, Function<Optional<String>, Page<DiaryEntry>> read) {
        List<RecordKey> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<DiaryEntry> page = read.apply(after);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(each -> all.add(each.item().key()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
