package org.larder.cli;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.larder.api.model.Consumption;
import org.larder.api.model.Meal;
import picocli.CommandLine.Option;

/** What may be changed of an entry. */
final class EntryChanges {

    @Option(names = "--grams", paramLabel = "G", description = "The new amount.")
    private Optional<Double> grams = Optional.empty();

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", description = "The new day.")
    private Optional<LocalDate> day = Optional.empty();

    @Option(names = "--meal", description = "breakfast, lunch, dinner or snack.")
    private Optional<Meal> meal = Optional.empty();

    @Option(names = "--note", description = "Up to 500 characters; '' takes it away.")
    private Optional<String> note = Optional.empty();

    /** The entry with what was said; on another day it keeps its time of day. */
    Consumption over(Consumption entry, ZoneId zone) {
        Consumption changed = entry.withAmount(grams.orElse(entry.amount()))
                .withMeal(meal.or(entry::meal))
                .withNote(note.map(text -> Optional.of(text).filter(given -> !given.isEmpty())).orElse(entry.note()));
        LocalTime time = LocalTime.ofInstant(entry.date(), zone);
        return day.map(date -> changed.onDay(date,
                date.atTime(time).atZone(zone).toInstant().truncatedTo(ChronoUnit.MILLIS))).orElse(changed);
    }
}
