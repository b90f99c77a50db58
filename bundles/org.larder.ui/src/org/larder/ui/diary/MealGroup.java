package org.larder.ui.diary;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.larder.api.data.DiaryDay;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;

/**
 * What was eaten at a meal.
 *
 * @param meal empty for entries of no meal
 * @param entries in the order in which they were eaten
 */
record MealGroup(Optional<Meal> meal, List<DiaryEntry> entries) {

    MealGroup {
        entries = List.copyOf(entries);
    }

    /** The meals of a day in their order, those without entries too; then what belongs to other meals or to none. */
    static List<MealGroup> of(DiaryDay day) {
        Set<Optional<Meal>> meals = new LinkedHashSet<>();
        Meal.ALL.forEach(meal -> meals.add(Optional.of(meal)));
        day.entries().forEach(entry -> meals.add(entry.item().data().meal()));
        List<MealGroup> groups = new ArrayList<>();
        meals.forEach(meal -> groups.add(new MealGroup(meal, day.of(meal))));
        return groups;
    }

    /** The sum over the entries whose product is known. */
    Nutrients eaten() {
        return entries.stream().flatMap(entry -> entry.eaten().stream()).reduce(Nutrients.ZERO, Nutrients::plus);
    }
}
