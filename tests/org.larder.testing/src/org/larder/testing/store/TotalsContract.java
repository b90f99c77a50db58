package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.store.EditStep;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreReader;
import org.larder.rules.SearchRank;
import org.larder.store.jdbc.Surroundings;

/** What is computed from entries says what they say, whatever happened to them. */
public abstract class TotalsContract extends StoreContract {

    private static final Offset<Double> A_LITTLE = Offset.offset(1e-3);

    protected TotalsContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void addingAndTakingAwayLeavesNothingBehind() {
        RecordKey oats = put(newProduct(), new Product("Oats", new Nutrients(0.1, 0.7, 1 / 3.0, 1e-7))).key();
        RecordKey kept = newEntry();
        put(kept, entry(oats, 33));
        List<DayTotal> before = totals();
        List<RecordKey> keys = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            RecordKey key = newEntry();
            keys.add(key);
            put(key, entry(oats, 0.001 + i / 7.0));
            put(key, entry(oats, i + 0.3));
        }
        keys.forEach(this::delete);
        assertThat(totals()).isEqualTo(before);

        delete(kept);
        assertThat(totals()).isEmpty();
    }

    @Test
    void aDiaryOfManyDaysAndProductsIsAddedUpByAndBy() {
        int days = 1_300;
        int products = 10_500;
        sync().attach(REMOTE);
        List<UUID> foods = IntStream.range(0, products).mapToObj(number -> UUID.randomUUID()).toList();
        for (int start = 0; start < products; start += 500) {
            pull(false, IntStream.range(start, start + 500)
                    .mapToObj(number -> foreign(newEntry(), 1, number % 100, eaten(foods.get(number), number % days)))
                    .toArray(RemoteRecord[]::new));
            put(newEntry(), eaten(foods.get(start / 2), start % days));
        }
        List<DayTotal> before = totals();
        RecordKey last = newEntry();
        foods.subList(0, 20).forEach(food -> put(last, eaten(food, 5)));
        delete(last);

        assertThat(before).hasSize(days);
        assertThat(before.stream().mapToLong(day -> Math.round(day.eaten().calories())).sum())
                .isEqualTo(389L * (products + products / 500));
        assertThat(totals()).isEqualTo(before);
        assertThat(store().check()).isEmpty();
        reopen();
        assertThat(totals()).isEqualTo(before);
        assertThat(store().check()).isEmpty();
    }

    private static Consumption eaten(UUID food, int day) {
        return new Consumption(food, 100, Instant.parse("2026-03-01T08:00:00.000Z"), Optional.of(DAY.minusDays(day)),
                Optional.empty(), Optional.empty(), Optional.of(product("Oats").snapshot()), Extras.NONE);
    }

    @Test
    void rangesMayBeAsWideAsDatesGo() {
        RecordKey oats = put(newProduct(), product("Oats")).key();
        put(newEntry(), entry(oats, 50));
        assertThat(totals()).hasSize(1);
        List<DayTotal> none = store().read(reader -> reader.totals(LocalDate.MAX, LocalDate.MIN));
        assertThat(none).isEmpty();
        List<DiaryEntry> never = store().read(reader -> reader.day(LocalDate.MAX));
        assertThat(never).isEmpty();
    }

    @Test
    void anEditSeesWhatItsEntriesAddUpTo() {
        RecordKey oats = put(newProduct(), product("Oats")).key();
        RecordKey key = newEntry();
        store().edit(EditStep.of("both"), editor -> {
            editor.put(key, entry(oats, 100));
            assertThat(editor.totals(DAY, DAY).get(0).eaten().calories()).isEqualTo(389);
            assertThat(editor.count(RecordType.CONSUMPTION)).isEqualTo(1);
            assertThat(editor.recent(5)).hasSize(1);
            editor.delete(key);
            assertThat(editor.totals(DAY, DAY)).isEmpty();
            assertThat(editor.countEntriesOf(oats.uuid())).isZero();
            assertThat(editor.frequent(5)).isEmpty();
            return true;
        });
        assertThat(totals()).isEmpty();
    }

    @Test
    void whatIsRolledBackAddsNothing() {
        RecordKey oats = put(newProduct(), product("Oats")).key();
        put(newEntry(), entry(oats, 100));
        List<DayTotal> before = totals();
        try {
            store().edit(EditStep.of("fails"), editor -> {
                editor.put(newEntry(), entry(oats, 100));
                throw new IllegalStateException("mine");
            });
        } catch (IllegalStateException mine) {
            assertThat(mine).hasMessage("mine");
        }
        put(newEntry(), entry(oats, 100).onDay(DAY.plusDays(1), clock.instant()));
        assertThat(totals()).startsWith(before.get(0)).hasSize(2);
    }

    @Test
    void productsOfTheSameRankComeById() {
        RecordKey first = RecordKey.product(new UUID(1, 1));
        RecordKey second = RecordKey.product(new UUID(-1, 1));
        put(second, product("A"));
        put(first, product("B"));
        put(newEntry(), entry(second, 10));
        put(newEntry(), entry(first, 10));

        List<LoggedProduct> frequent = store().read(reader -> reader.frequent(5));
        List<LoggedProduct> recent = store().read(reader -> reader.recent(5));

        assertThat(frequent).extracting(each -> each.item().key()).containsExactly(first, second);
        assertThat(recent).extracting(each -> each.item().key()).containsExactly(first, second);
        List<LoggedProduct> one = store().read(reader -> reader.frequent(1));
        assertThat(one).isEqualTo(frequent.subList(0, 1));
    }

    @Test
    void howAProductWasLastLoggedIsKnownWhenTheLatestEntryGoes() {
        RecordKey oats = put(newProduct(), product("Oats")).key();
        put(newEntry(), entry(oats, 10));
        put(newEntry(), entry(oats, 20).onDay(DAY.plusDays(1), clock.instant()));
        RecordKey last = newEntry();
        put(last, entry(oats, 30).onDay(DAY.plusDays(9), clock.instant()));
        delete(last);

        LoggedProduct logged = store().read(reader -> reader.recent(1)).get(0);
        assertThat(logged.lastAmount()).isEqualTo(20);
        assertThat(logged.lastDay()).isEqualTo(DAY.plusDays(1));
        assertThat(logged.times()).isEqualTo(2);
    }

    @Test
    void randomEditsNeverMakeThemDisagree() {
        sync().attach(REMOTE);
        for (long seed = 11; seed <= 14; seed++) {
            RandomDiary diary = new RandomDiary(this, seed);
            for (int i = 0; i < 6; i++) {
                diary.edit(20);
                if (i == 3) {
                    reopen();
                }
                store().read(reader -> agree(reader));
            }
        }
        assertThat(store().check()).isEmpty();
    }

    private static boolean agree(StoreReader reader) {
        List<DiaryEntry> entries = NaiveSearch.entries(reader);
        assertThat(entries).isSortedAccordingTo(Comparator.comparing(DiaryEntry::day)
                .thenComparing(entry -> entry.item().data().date())
                .thenComparing(entry -> entry.item().id()));
        assertThat(reader.count(RecordType.CONSUMPTION)).isEqualTo(entries.size());
        Map<LocalDate, List<DiaryEntry>> days = entries.stream()
                .collect(Collectors.groupingBy(DiaryEntry::day, TreeMap::new, Collectors.toList()));
        List<DayTotal> totals = reader.totals(LocalDate.MIN, LocalDate.MAX);
        assertThat(totals).extracting(DayTotal::day).containsExactlyElementsOf(days.keySet());
        totals.forEach(total -> agree(total, days.getOrDefault(total.day(), List.of())));
        days.forEach((day, list) -> assertThat(reader.day(day)).isEqualTo(list));
        logged(reader, entries);
        return true;
    }

    private static void agree(DayTotal total, Collection<DiaryEntry> entries) {
        assertThat(total.entries()).isEqualTo(entries.size());
        Nutrients sum = entries.stream().flatMap(entry -> entry.eaten().stream()).reduce(Nutrients.ZERO,
                Nutrients::plus);
        assertThat(total.eaten().calories()).isCloseTo(sum.calories(), A_LITTLE);
        assertThat(total.eaten().protein()).isCloseTo(sum.protein(), A_LITTLE);
        assertThat(total.eaten().fat()).isCloseTo(sum.fat(), A_LITTLE);
        assertThat(total.eaten().carbs()).isCloseTo(sum.carbs(), A_LITTLE);
    }

    private static void logged(StoreReader reader, List<DiaryEntry> entries) {
        Map<UUID, List<DiaryEntry>> byProduct = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.item().data().productId()));
        byProduct.forEach((product, of) -> {
            assertThat(reader.countEntriesOf(product)).isEqualTo(of.size());
            assertThat(reader.entriesOf(product, Optional.empty(), 1000).items())
                    .isEqualTo(of.stream().sorted(Comparator.comparing(entry -> entry.item().id())).toList());
        });
        List<LoggedProduct> expected = NaiveSearch.products(reader).stream()
                .filter(item -> byProduct.containsKey(item.key().uuid()))
                .map(item -> logged(item, byProduct.getOrDefault(item.key().uuid(), List.of())))
                .toList();
        assertThat(reader.recent(1000)).isEqualTo(sorted(expected,
                Comparator.comparing(LoggedProduct::lastDay).reversed()));
        assertThat(reader.frequent(1000)).isEqualTo(sorted(expected,
                Comparator.<LoggedProduct>comparingDouble(each -> SearchRank.of(each.times(), each.lastDay()))
                        .reversed()));
    }

    private static LoggedProduct logged(Item<Product> item, List<DiaryEntry> entries) {
        DiaryEntry last = entries.get(entries.size() - 1);
        return new LoggedProduct(item, last.item().data().amount(), last.item().data().meal(), last.day(),
                entries.size());
    }

    private static List<LoggedProduct> sorted(List<LoggedProduct> products, Comparator<LoggedProduct> order) {
        return products.stream().sorted(order.thenComparing(each -> each.item().id())).toList();
    }

    private List<DayTotal> totals() {
        return store().read(reader -> reader.totals(LocalDate.MIN, LocalDate.MAX));
    }
}
