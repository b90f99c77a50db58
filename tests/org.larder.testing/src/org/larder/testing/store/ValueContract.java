package org.larder.testing.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.Stamp;
import org.larder.api.model.ValidationException;
import org.larder.api.store.LocalStore;
import org.larder.json.RecordJson;
import org.larder.store.jdbc.Surroundings;

/** Values at the bounds of the contract come back as they were. */
public abstract class ValueContract extends StoreContract {

    protected ValueContract(Function<Surroundings, LocalStore> maker) {
        super(maker);
    }

    @Test
    void namesOf200CharactersOfAnyKindAreKept() {
        for (String name : List.of("n".repeat(200), "🍮".repeat(100), "ﷺ".repeat(200), "é".repeat(200),
                " leading and trailing ", "İıß\u0130", "\u202Eright to left", "'; DROP TABLE PRODUCT; --", "%_\\")) {
            assertKept(newProduct(), product(name));
        }
    }

    @Test
    void aFullEntryIsKept() {
        assertKept(newEntry(), new Consumption(UUID.randomUUID(), 0.001, Instant.parse("1900-01-01T00:00:00.001Z"),
                Optional.of(LocalDate.of(2999, 12, 31)), Optional.of(Meal.SNACK),
                Optional.of("line one\nline two\r\n\ttab \"quoted\" 🍮"),
                Optional.of(new Snapshot("Oats", OATS, new FurtherNutrients(OptionalDouble.of(1e-7),
                        OptionalDouble.empty(), OptionalDouble.of(1000), OptionalDouble.of(0)), Optional.of(""),
                        new Extras("{\"origin\":[1,{\"a\":null}]}"))),
                new Extras("{\"mood\":\"good\"}")));
    }

    @Test
    void instantsAtTheEndsOfTimeAreKeptAndFoundOnTheirDays() {
        RecordKey first = newEntry();
        RecordKey last = newEntry();
        put(first, entry(newProduct(), 1).onDay(LocalDate.of(1900, 1, 1), Instant.parse("1900-01-01T00:00:00.000Z")));
        put(last, entry(newProduct(), 1).onDay(LocalDate.of(2999, 12, 31), Instant.parse("2999-12-31T23:59:59.999Z")));
        List<RecordKey> all = store().read(reader -> reader
                .entries(LocalDate.of(1900, 1, 1), LocalDate.of(2999, 12, 31), Optional.empty(), 10)
                .items().stream().map(each -> each.item().key()).toList());
        assertThat(all).containsExactly(first, last);
        assertThat(findEntry(last).orElseThrow().data().date()).isEqualTo(Instant.parse("2999-12-31T23:59:59.999Z"));
    }

    @Test
    void numbersKeepTheirLastBit() {
        for (double number : List.of(0.1 + 0.2, Double.MIN_VALUE, 999.9999999999999, 1e-300, 12.3456789, 1000.0)) {
            assertKept(newProduct(), product("Oats").withPer100g(new Nutrients(number, number, number, number)));
        }
    }

    @Test
    void minusZeroIsZero() {
        RecordKey key = newProduct();
        put(key, product("Water").withPer100g(new Nutrients(-0.0, 0, 0, 0)));
        assertThat(findProduct(key).orElseThrow().data()).isEqualTo(
                product("Water").withPer100g(new Nutrients(0, 0, 0, 0)));

        Stamp stamp = findProduct(key).orElseThrow().sync().lastModified();
        put(key, product("Water").withPer100g(new Nutrients(0, -0.0, 0, 0)));
        assertThat(findProduct(key).orElseThrow().sync().lastModified()).isEqualTo(stamp);
    }

    @Test
    void aRecordOf8192BytesIsKeptAndSentAndOneOf8193IsRefused() {
        Product largest = ofBytes(RecordJson.MAX_DATA_BYTES);
        RecordKey key = newProduct();
        assertKept(key, largest);
        assertThat(onlySent().data()).contains(largest);

        RecordKey other = newProduct();
        assertThatThrownBy(() -> put(other, ofBytes(RecordJson.MAX_DATA_BYTES + 1)))
                .isInstanceOf(ValidationException.class).hasMessageContaining("8193");
        assertThat(findProduct(other)).isEmpty();
    }

    @Test
    void unknownFieldsThatTheRemoteWouldNotTakeAreRefused() {
        String eight = "[".repeat(8) + "]".repeat(8);
        assertKept(newProduct(), withUnknown("{\"deep\":" + eight + "}"));

        for (String bad : List.of("{\"deep\":[" + eight + "]}", "{\"version\":1}", "{\"_mine\":1}",
                "{\"lone\":\"\\ud800\"}")) {
            RecordKey key = newProduct();
            assertThatThrownBy(() -> put(key, withUnknown(bad))).as(bad).isInstanceOf(ValidationException.class);
            assertThat(findProduct(key)).isEmpty();
        }
    }

    @Test
    void twentyServingsAreKeptInTheirOrder() {
        List<Serving> servings = IntStream.range(0, 20)
                .mapToObj(i -> new Serving((20 - i) + " s".repeat(20), 0.1 + i))
                .toList();
        assertKept(newProduct(), product("Oats").withServings(servings));
    }

    @Test
    void namesOfANewerContractAreKept() {
        sync().attach(REMOTE);
        RecordKey entry = newEntry();
        RecordKey goal = RecordKey.goal(DAY);
        Consumption brunch = entry(newProduct(), 10).withMeal(Optional.of(new Meal("b".repeat(60))));
        Goal bulk = new Goal(new Nutrients(2000, 80, 70, 250), new GoalType("bulk"), new Extras("{\"water\":2}"));
        pull(foreign(entry, 1, -5, brunch), foreign(goal, 1, -5, bulk));
        reopen();

        assertThat(findEntry(entry).orElseThrow().data()).isEqualTo(brunch);
        assertThat(store().read(reader -> reader.goalInForce(DAY)).map(Item::data)).contains(bulk);
    }

    @Test
    void unknownFieldsOfEntriesAndGoalsAreKeptToo() {
        assertKept(newEntry(),
                new Consumption(UUID.randomUUID(), 10, clock.instant(), Optional.of(DAY), Optional.empty(),
                        Optional.empty(), Optional.empty(),
                        new Extras("{\"photo\":{\"url\":\"x\",\"tags\":[\"a\",null]}}")));
        assertKept(RecordKey.goal(DAY),
                new Goal(new Nutrients(500, 10, 10, 10), GoalType.GAIN, new Extras("{\"water\":2.5}")));
    }

    @Test
    void goalsOfTheFirstAndTheLastDateAreKept() {
        put(RecordKey.goal(LocalDate.of(1900, 1, 1)), goal(1900));
        put(RecordKey.goal(LocalDate.of(2999, 12, 31)), goal(2999));
        List<String> ids = store().read(reader -> reader.goals().stream().map(Item::id).toList());
        assertThat(ids).containsExactly("1900-01-01", "2999-12-31");
    }

    @Test
    void idsOfAnyBitsAreToldApartAndSortAsTheirTexts() {
        List<String> ids = List.of("00000000-0000-0000-0000-000000000000", "7fffffff-ffff-ffff-7fff-ffffffffffff",
                "80000000-0000-0000-8000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff");
        UUID oats = UUID.randomUUID();
        for (String id : ids.reversed()) {
            put(RecordKey.consumption(UUID.fromString(id)), entry(RecordKey.product(oats), 10));
        }
        List<String> found = store().read(reader -> reader.entriesOf(oats, Optional.empty(), 10).items().stream()
                .map(each -> each.item().id()).toList());
        assertThat(found).isEqualTo(ids);
    }

    @Test
    void oneIdMayNameRecordsOfTwoTypes() {
        UUID id = UUID.randomUUID();
        put(RecordKey.product(id), product("Oats"));
        put(RecordKey.consumption(id), entry(newProduct(), 10));
        delete(RecordKey.product(id));
        assertThat(findEntry(RecordKey.consumption(id))).isPresent();
        assertThat(sync().counts().waiting()).isEqualTo(1);
    }

    @Test
    void dataOfAnotherTypeThanItsKeyIsRefused() {
        assertThatThrownBy(() -> put(newEntry(), product("Oats"))).isInstanceOf(IllegalArgumentException.class);
        assertThat(sync().empty()).isTrue();
    }

    private static Product withUnknown(String json) {
        Product oats = product("Oats");
        return new Product(oats.name(), oats.per100g(), oats.further(), oats.brand(), oats.barcode(), oats.servings(),
                new Extras(json));
    }

    private void assertKept(RecordKey key, Data data) {
        put(key, data);
        reopen();
        Optional<Item<Data>> kept = store().read(reader -> reader.find(Data.class, key));
        assertThat(kept.orElseThrow().data()).isEqualTo(data);
    }

    private static Product ofBytes(int bytes) {
        int without = RecordJson.text(novel("")).getBytes(StandardCharsets.UTF_8).length;
        int left = bytes - without;
        return novel("é".repeat(left / 2) + "x".repeat(left % 2));
    }

    private static Product novel(String text) {
        return new Product("Oats", OATS, FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(), List.of(),
                new Extras("{\"novel\":\"" + text + "\"}"));
    }
}
