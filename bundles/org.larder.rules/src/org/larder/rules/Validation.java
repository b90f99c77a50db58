package org.larder.rules;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.larder.api.model.CivilDate;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.FurtherNutrients;
import org.larder.api.model.Goal;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.api.model.Serving;
import org.larder.api.model.Snapshot;
import org.larder.api.model.ValidationException;

/**
 * The bounds of records (section 4 of the contract). All faults of a record are told at once; fields have their names on
 * the wire.
 */
public final class Validation {

    private static final Pattern BARCODE = Pattern.compile("\\d{8,14}");
    private static final int NAME = 200;
    private static final int BRAND = 120;
    private static final int NOTE = 500;
    private static final int ENUM_TEXT = 60;
    private static final int SERVINGS = 20;
    private static final int SERVING_NAME = 60;
    private static final double CALORIES = 10_000;
    private static final double GRAMS = 1_000;
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);

    private Validation() {
    }

    /** What is wrong with data that somebody enters or sends; empty if nothing is. */
    public static List<FieldError> check(Data data) {
        return check(data, false);
    }

    /**
     * What is wrong with data that a remote sent. Names of meals and goal types that this version does not know are kept
     * (section 10.12).
     */
    public static List<FieldError> checkPulled(Data data) {
        return check(data, true);
    }

    /** @throws ValidationException naming all that {@link #check} finds */
    public static void require(Data data) {
        List<FieldError> errors = check(data);
        if (!errors.isEmpty()) {
            throw new ValidationException(errors);
        }
    }

    private static List<FieldError> check(Data data, boolean pulled) {
        FieldCheck check = new FieldCheck();
        switch (data) {
            case Product product -> product(check, product);
            case Consumption consumption -> consumption(check, consumption, pulled);
            case Goal goal -> goal(check, goal, pulled);
        }
        return check.errors();
    }

    private static void product(FieldCheck check, Product product) {
        check.name("name", product.name(), NAME);
        perHundred(check, product.per100g());
        further(check, product.further());
        product.brand().ifPresent(brand -> check.line("brand", brand, BRAND));
        check.pattern("barcode", product.barcode(), BARCODE, "must have 8 to 14 digits");
        if (product.servings().size() > SERVINGS) {
            check.fault("servings", "", "must be at most " + SERVINGS + ", not " + product.servings().size());
        }
        product.servings().forEach(serving -> serving(check, serving));
    }

    private static void perHundred(FieldCheck check, Nutrients nutrients) {
        check.range("calories", nutrients.calories(), 0, CALORIES);
        check.range("protein", nutrients.protein(), 0, GRAMS);
        check.range("fat", nutrients.fat(), 0, GRAMS);
        check.range("carbs", nutrients.carbs(), 0, GRAMS);
    }

    private static void further(FieldCheck check, FurtherNutrients further) {
        check.range("fiber", further.fiber(), 0, GRAMS);
        check.range("sugar", further.sugar(), 0, GRAMS);
        check.range("saturatedFat", further.saturatedFat(), 0, GRAMS);
        check.range("salt", further.salt(), 0, GRAMS);
    }

    private static void serving(FieldCheck check, Serving serving) {
        check.name("servings", serving.name(), SERVING_NAME);
        check.range("servings", serving.grams(), 0.1, 10_000);
    }

    private static void consumption(FieldCheck check, Consumption consumption, boolean pulled) {
        check.range("amount", consumption.amount(), 0.001, 100_000);
        if (consumption.date().isBefore(FIRST) || !consumption.date().isBefore(END)) {
            check.fault("date", consumption.date().toString(), "must lie in the years 0 to 9999");
        }
        consumption.localDate()
                .filter(day -> !CivilDate.valid(day))
                .ifPresent(day -> check.fault("localDate", day.toString(), "must lie in the years 1900 to 2999"));
        consumption.meal().ifPresent(
                meal -> known(check, "meal", meal.name(), meal.known(), pulled, "breakfast, lunch, dinner or snack"));
        consumption.note().ifPresent(note -> check.text("note", note, NOTE));
        consumption.snapshot().ifPresent(snapshot -> snapshot(check, snapshot));
    }

    private static void snapshot(FieldCheck check, Snapshot snapshot) {
        FieldCheck inner = new FieldCheck();
        inner.name("name", snapshot.name(), NAME);
        perHundred(inner, snapshot.per100g());
        beside(inner, snapshot);
        inner.errors().stream().findFirst().map(FieldError::toString).ifPresent(
                fault -> check.fault("snapshot", "", "has a wrong field: " + fault));
    }

    /** What Larder adds to a snapshot is an extra field to the contract: anything that JSON can say. */
    private static void beside(FieldCheck check, Snapshot snapshot) {
        snapshot.brand().ifPresent(brand -> check.text("brand", brand, Integer.MAX_VALUE));
        check.finite("fiber", snapshot.further().fiber());
        check.finite("sugar", snapshot.further().sugar());
        check.finite("saturatedFat", snapshot.further().saturatedFat());
        check.finite("salt", snapshot.further().salt());
    }

    private static void goal(FieldCheck check, Goal goal, boolean pulled) {
        check.range("dailyCalories", goal.daily().calories(), 500, 10_000);
        check.range("dailyProtein", goal.daily().protein(), 10, 500);
        check.range("dailyFat", goal.daily().fat(), 10, 300);
        check.range("dailyCarbs", goal.daily().carbs(), 10, 1_000);
        known(check, "goalType", goal.goalType().name(), goal.goalType().known(), pulled, "gain, lose or maintain");
    }

    private static void known(FieldCheck check, String field, String name, boolean known, boolean pulled,
            String choices) {
        if (pulled) {
            check.name(field, name, ENUM_TEXT);
        } else if (!known) {
            check.fault(field, name, "must be " + choices);
        }
    }
}
