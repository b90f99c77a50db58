package org.larder.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.ValidationException;

class ValidationTest {

    private static final Product OATS = new Product("Oats", new Nutrients(389, 16.9, 6.9, 66.3));
    private static final Consumption BOWL = new Consumption(UUID.randomUUID(), 80, Instant.EPOCH,
            Optional.of(LocalDate.of(2026, 1, 31)), Optional.of(Meal.BREAKFAST), Optional.of("warm\nsweet"),
            Optional.of(OATS.snapshot()), Extras.NONE);
    private static final Goal GOAL = new Goal(new Nutrients(2000, 110, 70, 230), GoalType.MAINTAIN);

    static Stream<Data> good() {
        return Stream.of(OATS, BOWL, GOAL,
                OATS.withName("x".repeat(200)).withBrand(Optional.of("")).withBarcode(Optional.of("12345678")),
                OATS.withPer100g(new Nutrients(10_000, 1_000, 0, 1_000)),
                OATS.withServings(Collections.nCopies(20, new Serving("glass", 0.1))),
                BOWL.withAmount(0.001), BOWL.withAmount(100_000), BOWL.withNote(Optional.of("x".repeat(500))),
                new Goal(new Nutrients(500, 10, 10, 10), GoalType.LOSE),
                new Goal(new Nutrients(10_000, 500, 300, 1_000), GoalType.GAIN));
    }

    @ParameterizedTest
    @MethodSource
    void good(Data data) {
        assertThat(Validation.check(data)).isEmpty();
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("name", OATS.withName("")), Arguments.of("name", OATS.withName(" \u00a0\ufeff ")),
                Arguments.of("date", BOWL.onDay(LocalDate.EPOCH, Instant.parse("+10000-01-01T00:00:00Z"))),
                Arguments.of("date", BOWL.onDay(LocalDate.EPOCH, Instant.parse("-0001-12-31T23:59:59.999Z"))),
                Arguments.of("snapshot", BOWL.withSnapshot(Optional.of(OATS.withFurther(new FurtherNutrients(
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(),
                        OptionalDouble.of(Double.NaN))).snapshot()))),
                Arguments.of("snapshot", BOWL.withSnapshot(Optional.of(
                        OATS.withBrand(Optional.of("\ud800")).snapshot()))),
                Arguments.of("name", OATS.withName("x".repeat(201))), Arguments.of("name", OATS.withName("a\tb")),
                Arguments.of("name", OATS.withName("a\u007fb")), Arguments.of("name", OATS.withName("\ud800")),
                Arguments.of("calories", OATS.withPer100g(new Nutrients(-0.1, 0, 0, 0))),
                Arguments.of("calories", OATS.withPer100g(new Nutrients(10_000.1, 0, 0, 0))),
                Arguments.of("protein", OATS.withPer100g(new Nutrients(0, Double.NaN, 0, 0))),
                Arguments.of("fat", OATS.withPer100g(new Nutrients(0, 0, Double.POSITIVE_INFINITY, 0))),
                Arguments.of("carbs", OATS.withPer100g(new Nutrients(0, 0, 0, 1_001))),
                Arguments.of("brand", OATS.withBrand(Optional.of("x".repeat(121)))),
                Arguments.of("barcode", OATS.withBarcode(Optional.of("1234567"))),
                Arguments.of("barcode", OATS.withBarcode(Optional.of("１２３４５６７８"))),
                Arguments.of("salt", OATS.withFurther(new FurtherNutrients(OptionalDouble.empty(),
                        OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(-1)))),
                Arguments.of("servings", OATS.withServings(Collections.nCopies(21, new Serving("glass", 200)))),
                Arguments.of("servings", OATS.withServings(List.of(new Serving("glass", 0.05)))),
                Arguments.of("servings", OATS.withServings(List.of(new Serving(" ", 1)))),
                Arguments.of("amount", BOWL.withAmount(0)), Arguments.of("amount", BOWL.withAmount(100_000.1)),
                Arguments.of("meal", BOWL.withMeal(Optional.of(new Meal("brunch")))),
                Arguments.of("note", BOWL.withNote(Optional.of("x".repeat(501)))),
                Arguments.of("note", BOWL.withNote(Optional.of("\u0000"))),
                Arguments.of("localDate", BOWL.onDay(LocalDate.of(1899, 12, 31), Instant.EPOCH)),
                Arguments.of("localDate", BOWL.onDay(LocalDate.of(3000, 1, 1), Instant.EPOCH)),
                Arguments.of("snapshot", BOWL.withSnapshot(Optional.of(new Snapshot("", Nutrients.ZERO,
                        FurtherNutrients.UNKNOWN, Optional.empty(), Extras.NONE)))),
                Arguments.of("dailyCalories", new Goal(new Nutrients(499, 110, 70, 230), GoalType.LOSE)),
                Arguments.of("dailyProtein", new Goal(new Nutrients(2000, 501, 70, 230), GoalType.LOSE)),
                Arguments.of("dailyFat", new Goal(new Nutrients(2000, 110, 9, 230), GoalType.LOSE)),
                Arguments.of("dailyCarbs", new Goal(new Nutrients(2000, 110, 70, 1_001), GoalType.LOSE)),
                Arguments.of("goalType", new Goal(new Nutrients(2000, 110, 70, 230), new GoalType("bulk"))));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void bad(String field, Data data) {
        assertThat(Validation.check(data)).isNotEmpty().allMatch(error -> error.field().equals(field));
    }

    @Test
    void allFaultsAreToldAtOnceWithValueAndBound() {
        Product wrong = new Product("", new Nutrients(-5, 0, 2_000, 0));
        assertThatThrownBy(() -> Validation.require(wrong))
                .isInstanceOfSatisfying(ValidationException.class,
                        e -> assertThat(e.errors()).extracting(FieldError::field)
                                .containsExactly("name", "calories", "fat"))
                .hasMessageContaining("calories must be a number from 0 to 10000, not -5");
    }

    @Test
    void namesOfNewerVersionsAreKeptWhenPulled() {
        assertThat(Validation.checkPulled(BOWL.withMeal(Optional.of(new Meal("brunch"))))).isEmpty();
        assertThat(Validation.checkPulled(new Goal(GOAL.daily(), new GoalType("bulk")))).isEmpty();
    }
}
