package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.DayTotal;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Extras;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.ValidationException;
import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;

/** What the store answers: days, totals, searches, goals, snapshots. */
public abstract class QueryContract extends StoreContract {

    protected QueryContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void aDayHasItsEntriesInTheOrderOfTheirInstants() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        RecordKey late = newEntry();
        RecordKey early = newEntry();
        RecordKey elsewhere = newEntry();
        put(late, at(oats, "2026-03-01T20:00:00.000Z", DAY));
        put(early, at(oats, "2026-03-01T06:00:00.000Z", DAY));
        put(elsewhere, at(oats, "2026-03-01T12:00:00.000Z", DAY.plusDays(1)));

        assertThat(day(DAY)).extracting(entry -> entry.item().key()).containsExactly(early, late);
        assertThat(day(DAY.plusDays(1))).extracting(entry -> entry.item().key()).containsExactly(elsewhere);
        assertThat(day(DAY.minusDays(1))).isEmpty();
    }

    @Test
    @Tag("F29")
    void theDayIsResolvedOnceInTheZoneOfThatTime() {
        RecordKey key = newEntry();
        travelTo(ZoneId.of("Asia/Tokyo"));
        Consumption evening = new Consumption(newProduct().uuid(), 10, Instant.parse("2026-03-01T20:00:00.000Z"),
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Extras.NONE);
        put(key, evening);
        assertThat(day(DAY.plusDays(1))).hasSize(1);

        travelTo(ZoneId.of("America/New_York"));
        put(key, evening.withAmount(20));
        reopen();

        assertThat(day(DAY.plusDays(1))).extracting(entry -> entry.item().data().amount()).containsExactly(20.0);
        assertThat(findEntry(key).orElseThrow().data().localDate()).isEmpty();
    }

    @Test
    void anEntryThatMovesToAnotherDayIsThere() {
        RecordKey key = newEntry();
        Consumption entry = entry(newProduct(), 10);
        put(key, entry);
        put(key, entry.onDay(DAY.plusDays(2), entry.date()));
        assertThat(day(DAY)).isEmpty();
        assertThat(day(DAY.plusDays(2))).hasSize(1);
        delete(key);
        assertThat(day(DAY.plusDays(2))).isEmpty();
    }

    @Test
    void totalsAddUpTheEntriesWhoseProductIsKnown() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        put(newEntry(), entry(oats, 50));
        put(newEntry(), entry(oats, 150));
        put(newEntry(), entry(newProduct(), 100));
        put(newEntry(), entry(oats, 100).onDay(DAY.plusDays(2), Instant.parse("2026-03-03T08:00:00.000Z")));

        List<DayTotal> totals = store().read(reader -> reader.totals(DAY, DAY.plusDays(2)));

        assertThat(totals).extracting(DayTotal::day).containsExactly(DAY, DAY.plusDays(2));
        assertThat(totals.get(0).entries()).isEqualTo(3);
        assertThat(totals.get(0).eaten().calories()).isCloseTo(778, Offset.offset(1e-9));
        assertThat(totals.get(0).eaten().protein()).isCloseTo(33.8, Offset.offset(1e-9));
        assertThat(totals.get(0).eaten().fat()).isCloseTo(13.8, Offset.offset(1e-9));
        assertThat(totals.get(0).eaten().carbs()).isCloseTo(132.6, Offset.offset(1e-9));
        List<DayTotal> none = store().read(reader -> reader.totals(DAY.plusDays(1), DAY.plusDays(1)));
        assertThat(none).isEmpty();
    }

    @Test
    @Tag("F2")
    void anEntryOfAKnownProductGetsItsSnapshot() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        RecordKey key = newEntry();
        put(key, entry(oats, 50));

        assertThat(findEntry(key).orElseThrow().data().snapshot()).contains(product("Oats").snapshot());
        assertThat(sent()).extracting(operation -> operation.data())
                .contains(Optional.of(entry(oats, 50).withSnapshot(Optional.of(product("Oats").snapshot()))));
    }

    @Test
    @Tag("F2")
    void anEntryThatCameBeforeItsProductGetsItsSnapshotWithIt() {
        sync().attach(REMOTE);
        RecordKey oats = newProduct();
        RecordKey key = newEntry();
        pull(foreign(key, 1, -5, entry(oats, 50)));
        assertThat(day(DAY).get(0).eaten()).isEmpty();

        pull(foreign(oats, 1, -5, product("Oats")));

        assertThat(day(DAY).get(0).eaten().orElseThrow().calories()).isEqualTo(194.5);
        List<DayTotal> totals = store().read(reader -> reader.totals(DAY, DAY));
        assertThat(totals.get(0).eaten().calories()).isEqualTo(194.5);
        assertThat(findEntry(key).orElseThrow().sync().synced()).isTrue();
        assertThat(take()).isEmpty();
    }

    @Test
    void aPulledEntryOfAKnownProductGetsItsSnapshotAtOnce() {
        sync().attach(REMOTE);
        RecordKey oats = newProduct();
        RecordKey key = newEntry();
        pull(foreign(oats, 1, -5, product("Oats")), foreign(key, 1, -5, entry(oats, 50)));
        assertThat(day(DAY).get(0).eaten()).isPresent();
    }

    @Test
    @Tag("F28")
    void aSnapshotStaysWhenTheProductChangesOrGoes() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        put(newEntry(), entry(oats, 50));
        put(oats, product("Oats").withPer100g(new Nutrients(1, 1, 1, 1)));
        delete(oats);
        assertThat(day(DAY).get(0).eaten().orElseThrow().calories()).isEqualTo(194.5);
    }

    @Test
    void aSearchFindsEveryWordWhateverItsCaseAccentsAndOrder() {
        put(newProduct(), product("Crème brûlée"));
        put(newProduct(), product("Milk chocolate"));
        put(newProduct(), product("Chocolate, dark"));
        put(newProduct(), product("STRASSE Brötchen"));

        assertThat(names("BRULEE creme")).containsExactly("Crème brûlée");
        assertThat(names("cho mil")).containsExactly("Milk chocolate");
        assertThat(names("chocolate")).containsExactly("Chocolate, dark", "Milk chocolate");
        assertThat(names("straße")).containsExactly("STRASSE Brötchen");
        assertThat(names("nothing")).isEmpty();
        assertThat(names("  ")).hasSize(4);
        assertThat(countProducts("chocolate")).isEqualTo(2);
        assertThat(countProducts("")).isEqualTo(4);
    }

    @Test
    void signsInASearchPartWordsAndAreNoWildcards() {
        put(newProduct(), product("Oats"));
        put(newProduct(), product("Milk, 3.5 %"));
        assertThat(names("o_ts")).containsExactly("Oats");
        assertThat(names("o%x")).isEmpty();
        assertThat(names("3_5")).containsExactly("Milk, 3.5 %");
    }

    @Test
    void aRenamedOrDeletedProductIsFoundUnderItsNewNameOrNotAtAll() {
        RecordKey key = newProduct();
        put(key, product("Oats"));
        put(key, product("Barley"));
        assertThat(names("oats")).isEmpty();
        assertThat(names("barley")).hasSize(1);
        delete(key);
        assertThat(names("barley")).isEmpty();
        assertThat(countProducts("")).isZero();
    }

    @Test
    void pagesGoOnBehindTheLastItemThoughNamesAreEqual() {
        for (int i = 0; i < 7; i++) {
            put(newProduct(), product("Oats"));
        }
        put(newProduct(), product("Apple"));
        put(newProduct(), product("Zucchini"));

        List<RecordKey> seen = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Item<Product>> page = products("", after, 2);
            page.items().forEach(item -> seen.add(item.key()));
            after = page.next();
        } while (after.isPresent());

        assertThat(seen).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void aPageGoesOnThoughItsLastItemWasDeleted() {
        for (String name : List.of("A", "B", "C", "D")) {
            put(newProduct(), product(name));
        }
        Page<Item<Product>> first = products("", Optional.empty(), 2);
        delete(first.items().get(1).key());
        assertThat(products("", first.next(), 2).items()).extracting(item -> item.data().name())
                .containsExactly("C", "D");
    }

    @Test
    void aCursorOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> products("", Optional.of("page 2"), 10)).isInstanceOf(ValidationException.class)
                .hasMessageContaining("after");
        assertThatThrownBy(() -> products("", Optional.of(noUuid()), 10)).isInstanceOf(ValidationException.class)
                .hasMessageContaining("after");
        assertThatThrownBy(() -> ledger(Optional.of("x"), 10)).isInstanceOf(ValidationException.class);
    }

    @Test
    void aProductIsFoundByItsBarcode() {
        RecordKey key = newProduct();
        put(key, product("Oats").withBarcode(Optional.of("4006381333931")));
        Optional<Item<Product>> found = store().read(reader -> reader.productByBarcode("4006381333931"));
        assertThat(found.orElseThrow().key()).isEqualTo(key);
        delete(key);
        Optional<Item<Product>> gone = store().read(reader -> reader.productByBarcode("4006381333931"));
        assertThat(gone).isEmpty();
    }

    @Test
    void recentProductsComeWithHowTheyWereLastLogged() {
        RecordKey oats = newProduct();
        RecordKey milk = newProduct();
        RecordKey rice = newProduct();
        put(oats, product("Oats"));
        put(milk, product("Milk"));
        put(rice, product("Rice"));
        put(newEntry(), entry(oats, 50));
        put(newEntry(), entry(oats, 60).withMeal(Optional.of(Meal.LUNCH)).onDay(DAY.plusDays(3),
                Instant.parse("2026-03-04T08:00:00.000Z")));
        put(newEntry(), entry(milk, 70).onDay(DAY.plusDays(1), Instant.parse("2026-03-02T08:00:00.000Z")));
        put(newEntry(), entry(rice, 80).onDay(DAY.plusDays(5), Instant.parse("2026-03-06T08:00:00.000Z")));
        delete(rice);

        List<LoggedProduct> recent = store().read(reader -> reader.recent(10));
        assertThat(recent).extracting(each -> each.item().data().name()).containsExactly("Oats", "Milk");
        assertThat(recent.get(0)).satisfies(each -> {
            assertThat(each.lastAmount()).isEqualTo(60);
            assertThat(each.lastMeal()).contains(Meal.LUNCH);
            assertThat(each.lastDay()).isEqualTo(DAY.plusDays(3));
            assertThat(each.times()).isEqualTo(2);
        });
        List<LoggedProduct> one = store().read(reader -> reader.recent(1));
        assertThat(one).hasSize(1);
    }

    @Test
    @Tag("F27")
    void aGoalHoldsFromItsDateUntilTheNext() {
        put(RecordKey.goal(DAY), goal(2000));
        put(RecordKey.goal(DAY.plusDays(10)), goal(1800));

        assertThat(inForce(DAY.minusDays(1))).isEmpty();
        assertThat(inForce(DAY)).contains(goal(2000));
        assertThat(inForce(DAY.plusDays(9))).contains(goal(2000));
        assertThat(inForce(LocalDate.of(2999, 12, 31))).contains(goal(1800));

        delete(RecordKey.goal(DAY.plusDays(10)));
        drain();
        assertThat(inForce(DAY.plusDays(20))).contains(goal(2000));
        List<Item<Goal>> goals = store().read(reader -> reader.goals());
        assertThat(goals).extracting(Item::id).containsExactly("2026-03-01");
    }

    @Test
    void liveRecordsAreCounted() {
        RecordKey oats = newProduct();
        put(oats, product("Oats"));
        put(newEntry(), entry(oats, 10));
        put(newEntry(), entry(oats, 10));
        put(RecordKey.goal(DAY), goal(2000));
        drain();
        delete(oats);
        assertThat(count(RecordType.PRODUCT)).isZero();
        assertThat(count(RecordType.CONSUMPTION)).isEqualTo(2);
        assertThat(count(RecordType.GOAL)).isEqualTo(1);
    }

    private long count(RecordType type) {
        return store().read(reader -> reader.count(type));
    }

    private static Consumption at(RecordKey product, String instant, LocalDate day) {
        return entry(product, 10).onDay(day, Instant.parse(instant));
    }

    private List<DiaryEntry> day(LocalDate day) {
        return store().read(reader -> reader.day(day));
    }

    private static String noUuid() {
        return Base64.getUrlEncoder().encodeToString("oats\n7".getBytes(StandardCharsets.UTF_8));
    }

    private Page<Item<Product>> products(String text, Optional<String> after, int limit) {
        return store().read(reader -> reader.products(text, after, limit));
    }

    private List<String> names(String text) {
        return products(text, Optional.empty(), 100).items().stream().map(item -> item.data().name()).toList();
    }

    private Optional<Goal> inForce(LocalDate day) {
        Optional<Item<Goal>> item = store().read(reader -> reader.goalInForce(day));
        return item.map(Item::data);
    }
}
