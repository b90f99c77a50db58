package org.larder.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.Consumption;
import org.larder.api.model.Extras;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.NotFoundException;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.ValidationException;
import org.larder.testing.Household;
import org.larder.testing.TestClock;

/** Bad input: what a person is told, and that nothing is written. */
class BadInputTest {

    private static final LocalDate DAY = LocalDate.of(2026, 2, 28);
    private static final Nutrients OATS = new Nutrients(389, 16.9, 6.9, 66.3);

    private final Household home;
    private final UnifiedDataService data;

    BadInputTest(@TempDir Path folder) {
        home = Household.in(folder, "dev1", TestClock.noon(), () -> ZoneId.of("Europe/Berlin"));
        data = home.data();
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    void namesOfNoOrTooManyCharacters() {
        refused(() -> add(product("")), "name must not be blank");
        refused(() -> add(product(" \t\u00a0")), "name must not be blank");
        refused(() -> add(product("x".repeat(201))), "name must have at most 200 characters, not 201");
        assertThat(add(product("x".repeat(200))).data().name()).hasSize(200);
    }

    @Test
    void namesThatCannotBeStoredOrShown() {
        refused(() -> add(product("Oats\u0007")), "name must not contain control characters");
        refused(() -> add(product("Oats\nand milk")), "name must not contain control characters");
        refused(() -> add(product("Oats\ud83c")), "name must be well-formed Unicode without U+0000");
        refused(() -> add(product("\udf5eOats")), "name must be well-formed Unicode without U+0000");
        assertThat(add(product("Bread \ud83c\udf5e")).data().name()).endsWith("\ud83c\udf5e");
    }

    @Test
    void numbersThatAreNone() {
        refused(() -> add(product(Double.NaN)), "fat must be a number from 0 to 1000, not NaN");
        refused(() -> add(product(Double.POSITIVE_INFINITY)), "fat must be a number from 0 to 1000, not Infinity");
        refused(() -> add(product(Double.NEGATIVE_INFINITY)), "fat must be a number from 0 to 1000, not -Infinity");
        refused(() -> add(product(-Double.MIN_VALUE)), "fat must be a number from 0 to 1000, not -4.9E-324");
        refused(() -> add(product(Math.nextUp(1000.0))), "fat must be a number from 0 to 1000, not 1000.0000000000001");
    }

    @Test
    void aNegativeZeroIsZero() {
        Product product = product(-0.0).withFurther(new FurtherNutrients(OptionalDouble.of(-0.0),
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()));
        Item<Product> added = add(product);
        assertThat(added.data().per100g().fat()).isEqualTo(0.0);
        assertThat(data.products().find(added.key().uuid()).map(Item::data)).contains(added.data());
    }

    @Test
    void optionalFieldsOutOfTheirBounds() {
        refused(() -> add(product("Oats").withBrand(Optional.of("x".repeat(121)))),
                "brand must have at most 120 characters, not 121");
        refused(() -> add(product("Oats").withBarcode(Optional.of("12345"))),
                "barcode must have 8 to 14 digits, not 12345");
        refused(() -> add(product("Oats").withBarcode(Optional.of("\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"))),
                "barcode must have 8 to 14 digits, not \u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668");
        refused(() -> add(product("Oats").withServings(Collections.nCopies(21, new Serving("glass", 200)))),
                "servings must be at most 20, not 21");
        refused(() -> add(product("Oats").withServings(List.of(new Serving("", 0)))),
                "servings must not be blank; servings must be a number from 0.1 to 10000, not 0");
        refused(() -> add(product("Oats").withFurther(new FurtherNutrients(OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(1001)))),
                "salt must be a number from 0 to 1000, not 1001");
    }

    @Test
    void amountsOfNothingAndTooMuch() {
        UUID oats = add(product("Oats")).key().uuid();
        refused(() -> log(oats, 0), "amount must be a number from 0.001 to 100000, not 0");
        refused(() -> log(oats, -0.0), "amount must be a number from 0.001 to 100000, not 0");
        refused(() -> log(oats, -1), "amount must be a number from 0.001 to 100000, not -1");
        refused(() -> log(oats, 100_000.5), "amount must be a number from 0.001 to 100000, not 100000.5");
        refused(() -> log(oats, Double.NaN), "amount must be a number from 0.001 to 100000, not NaN");
    }

    @Test
    void daysOutsideTheContract() {
        UUID oats = add(product("Oats")).key().uuid();
        refused(() -> data.diary().log(oats, 50, LocalDate.of(1899, 12, 31), Optional.empty()),
                "localDate must lie in the years 1900 to 2999, not 1899-12-31");
        refused(() -> data.diary().log(oats, 50, LocalDate.of(3000, 1, 1), Optional.empty()),
                "localDate must lie in the years 1900 to 2999, not 3000-01-01");
        refused(() -> data.diary().log(oats, 50, LocalDate.MAX, Optional.empty()),
                "localDate must lie in the years 1900 to 2999, not +999999999-12-31");
        refused(() -> data.diary().add(entry(oats).onDay(LocalDate.MIN, Instant.EPOCH)),
                "localDate must lie in the years 1900 to 2999, not -999999999-01-01");
        refused(() -> data.diary().add(entry(oats, Instant.MAX)),
                "date must lie in the years 0 to 9999, not +1000000000-12-31T23:59:59.999Z");
        refused(() -> data.diary().add(entry(oats, Instant.parse("1899-12-31T12:00:00Z"))),
                "date must lie in the years 1900 to 2999, not 1899-12-31");
    }

    @Test
    void instantsAreCutToTheMilliseconds() {
        UUID oats = add(product("Oats")).key().uuid();
        Item<Consumption> added = data.diary().add(entry(oats, Instant.parse("2026-02-28T12:00:00.123456789Z")));
        assertThat(added.data().date()).isEqualTo(Instant.parse("2026-02-28T12:00:00.123Z"));
        assertThat(data.diary().find(added.key().uuid()).map(Item::data)).contains(added.data());
    }

    @Test
    void notesMealsAndSnapshots() {
        UUID oats = add(product("Oats")).key().uuid();
        refused(() -> data.diary().add(entry(oats).withNote(Optional.of("x".repeat(501)))),
                "note must have at most 500 characters, not 501");
        refused(() -> data.diary().add(entry(oats).withNote(Optional.of("\udc00"))),
                "note must be well-formed Unicode without U+0000");
        refused(() -> data.diary().add(entry(oats).withMeal(Optional.of(new Meal("elevenses")))),
                "meal must be breakfast, lunch, dinner or snack, not elevenses");
        refused(() -> data.diary().add(entry(oats).withSnapshot(Optional.of(product("").snapshot()))),
                "snapshot has a wrong field: name must not be blank");
        refused(() -> data.diary().add(entry(oats).withSnapshot(Optional.of(fiber(Double.NaN)))),
                "snapshot has a wrong field: fiber must be a finite number, not NaN");
        assertThat(data.diary().add(entry(oats).withNote(Optional.of("two\nlines"))).data().note())
                .contains("two\nlines");
    }

    @Test
    void recordsOfTooManyBytes() {
        int frame = bytes(withExtra(9000)) - 9000;
        Product largest = withExtra(8192 - frame);
        Product larger = withExtra(8193 - frame);
        refused(() -> add(larger), "data must have at most 8192 bytes as JSON, not 8193");
        refused(() -> data.bulk("Import").addProducts(List.of(largest, larger)),
                "data must have at most 8192 bytes as JSON, not 8193");
        assertThat(data.products().count("")).isZero();
        assertThat(data.products().find(add(largest).key().uuid()).map(Item::data)).contains(largest);
    }

    @Test
    void pagesAndRangesThatMakeNoSense() {
        List<Callable<?>> pages = List.of(() -> data.products().search("", Optional.empty(), 0),
                () -> data.products().recent(-1), () -> data.products().frequent(0),
                () -> data.diary().entries(DAY, DAY, Optional.empty(), 0));
        pages.forEach(page -> assertThatThrownBy(page::call).isInstanceOf(ValidationException.class)
                .hasMessageMatching("limit must be 1 to 1000, not (0|-1)"));
        refused(() -> data.products().search("", Optional.empty(), 1001), "limit must be 1 to 1000, not 1001");
        refused(() -> data.diary().entries(DAY.plusDays(1), DAY, Optional.empty(), 10),
                "from must not be after the last day, 2026-02-28, not 2026-03-01");
        refused(() -> data.diary().totals(DAY.plusDays(1), DAY),
                "from must not be after the last day, 2026-02-28, not 2026-03-01");
        refused(() -> data.diary().totals(LocalDate.MIN, DAY),
                "from must lie in the years 1900 to 2999, not -999999999-01-01");
        refused(() -> data.diary().entries(DAY, LocalDate.MAX, Optional.empty(), 10),
                "to must lie in the years 1900 to 2999, not +999999999-12-31");
        refused(() -> data.diary().day(LocalDate.MAX), "day must lie in the years 1900 to 2999, not +999999999-12-31");
        refused(() -> data.diary().entries(LocalDate.MIN),
                "day must lie in the years 1900 to 2999, not -999999999-01-01");
        Set<String> many = IntStream.range(0, 1001).mapToObj(Integer::toString).collect(Collectors.toSet());
        refused(() -> data.products().alike(many, Set.of()), "barcodes must be at most 1000, not 1001");
    }

    @Test
    void whatIsGoneOrOfAnotherProfileIsNamed() {
        UUID stranger = UUID.fromString("0190a5b0-0000-7000-8000-000000000001");
        List<ThrowingCallable> calls = List.of(() -> data.diary().change(stranger, entry(stranger)),
                () -> data.diary().delete(stranger));
        calls.forEach(call -> assertThatThrownBy(call).isInstanceOf(NotFoundException.class).hasMessage(
                "There is no consumption 0190a5b0-0000-7000-8000-000000000001; it may have been deleted meanwhile."));
        assertThatThrownBy(() -> log(stranger, 50)).isInstanceOf(NotFoundException.class).hasMessage(
                "There is no product 0190a5b0-0000-7000-8000-000000000001; it may have been deleted meanwhile.");
        assertThat(data.products().entries(stranger)).isZero();
        assertThat(home.store().sync().empty()).isTrue();
    }

    @Test
    void ofTwoThatDeleteTheSameOneIsToldThatItIsGone() {
        for (int i = 0; i < 10; i++) {
            UUID oats = add(product("Oats")).key().uuid();
            List<CompletableFuture<Boolean>> both = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                try {
                    data.products().delete(oats);
                    return true;
                } catch (NotFoundException e) {
                    return false;
                }
            })).limit(2).toList();
            assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void whatAnotherThreadDeletesInTheMiddleOfAnEditDoesNotComeBack() {
        UUID oats = add(product("Oats")).key().uuid();
        UUID entry = log(oats, 50).key().uuid();
        InterruptedStore store = new InterruptedStore(home.store());
        UnifiedDataService late = Household.data(store, TestClock.noon(), () -> ZoneId.of("Europe/Berlin"));

        store.before(1, () -> data.products().delete(oats));
        assertThatThrownBy(() -> late.products().change(oats, product("Rolled oats")))
                .isInstanceOf(NotFoundException.class);
        store.before(1, () -> data.diary().delete(entry));
        assertThat(late.diary().move(List.of(entry), DAY.plusDays(1))).isZero();

        UUID other = log(oatsAgain(), 50).key().uuid();
        store.before(2, () -> data.diary().delete(other));
        assertThatThrownBy(() -> late.diary().change(other, entry(oats))).isInstanceOf(NotFoundException.class);

        assertThat(data.products().find(oats)).isEmpty();
        assertThat(data.diary().find(entry)).isEmpty();
        assertThat(data.diary().find(other)).isEmpty();
    }

    private void refused(ThrowingCallable call, String message) {
        long before = home.store().sync().counts().waiting();
        assertThatThrownBy(call).isInstanceOf(ValidationException.class).hasMessage(message);
        assertThat(home.store().sync().counts().waiting()).isEqualTo(before);
    }

    private Item<Product> add(Product product) {
        return data.products().add(product);
    }

    private UUID oatsAgain() {
        return add(product("Oats")).key().uuid();
    }

    private static Product product(String name) {
        return new Product(name, OATS);
    }

    private static Product product(double fat) {
        return new Product("Oats", new Nutrients(389, 16.9, fat, 66.3));
    }

    private static Product withExtra(int bytes) {
        return new Product("Oats", OATS, FurtherNutrients.UNKNOWN, Optional.empty(), Optional.empty(), List.of(),
                new Extras("{\"more\":\"" + "x".repeat(bytes) + "\"}"));
    }

    /** As the message of the refusal counts them. */
    private int bytes(Product product) {
        String message = Objects.requireNonNull(catchThrowable(() -> add(product))).getMessage();
        return Integer.parseInt(message.substring(message.lastIndexOf(' ') + 1));
    }

    private Item<Consumption> log(UUID product, double grams) {
        return data.diary().log(product, grams, DAY, Optional.empty());
    }

    private static Consumption entry(UUID product) {
        return entry(product, Instant.parse("2026-02-28T12:00:00.000Z"));
    }

    private static Consumption entry(UUID product, Instant date) {
        return new Consumption(product, 50, date, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Extras.NONE);
    }

    private static Snapshot fiber(double grams) {
        return new Snapshot("Oats", OATS, new FurtherNutrients(OptionalDouble.of(grams), OptionalDouble.empty(),
                OptionalDouble.empty(), OptionalDouble.empty()), Optional.empty(), Extras.NONE);
    }
}
