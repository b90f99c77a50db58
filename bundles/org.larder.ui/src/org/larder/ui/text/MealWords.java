package org.larder.ui.text;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.model.Meal;
import org.larder.ui.Messages;

/** The meals in words. */
public final class MealWords {

    private static final LocalTime NIGHT = LocalTime.of(4, 0);
    private static final LocalTime NOON = LocalTime.of(11, 0);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 30);
    private static final LocalTime EVENING = LocalTime.of(17, 30);
    private static final LocalTime LATE = LocalTime.of(21, 30);

    private MealWords() {
    }

    /** The word for a heading; an unknown meal is called by its own name. */
    public static String heading(Optional<Meal> meal) {
        return meal.map(one -> labels().getOrDefault(one, one.name())).orElse(Messages.mealNone);
    }

    /** The meal that a word names, in this language or in English. */
    public static Optional<Meal> of(String word) {
        String folded = Folded.of(word);
        return Meal.ALL.stream().filter(meal -> names(meal).anyMatch(folded::equals)).findFirst();
    }

    /** The meal that is likely at a time of the day. */
    public static Meal at(LocalTime time) {
        if (time.isBefore(NIGHT) || !time.isBefore(LATE)) {
            return Meal.SNACK;
        }
        if (time.isBefore(NOON)) {
            return Meal.BREAKFAST;
        }
        if (time.isBefore(AFTERNOON)) {
            return Meal.LUNCH;
        }
        return time.isBefore(EVENING) ? Meal.SNACK : Meal.DINNER;
    }

    /** Headings of the meals in the order of a day. */
    public static List<String> headings() {
        return Meal.ALL.stream().map(meal -> heading(Optional.of(meal))).toList();
    }

    private static Stream<String> names(Meal meal) {
        return Stream.of(meal.name(), Folded.of(heading(Optional.of(meal))));
    }

    private static Map<Meal, String> labels() {
        return Map.of(Meal.BREAKFAST, Messages.mealBreakfast, Meal.LUNCH, Messages.mealLunch, Meal.DINNER,
                Messages.mealDinner, Meal.SNACK, Messages.mealSnack);
    }
}
