package org.larder.api.data;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Meal;
import org.larder.api.model.Nutrients;

/**
 * A day of the diary, read in one snapshot.
 *
 * @param day the civil day
 * @param entries in the order in which they were eaten
 * @param eaten the sum over the entries whose product is known
 * @param goal the goal in force
 */
public record DiaryDay(LocalDate day, List<DiaryEntry> entries, Nutrients eaten, Optional<Item<Goal>> goal) {

    public DiaryDay {
        entries = List.copyOf(entries);
    }

    /** The entries of a meal; empty for those of none. */
    public List<DiaryEntry> of(Optional<Meal> meal) {
        return entries.stream().filter(entry -> entry.item().data().meal().equals(meal)).toList();
    }
}
