package org.larder.ui.quickadd;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.larder.api.model.Meal;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.MealWords;

/**
 * Reads a line such as {@code oats 80g}, {@code 1 1/2 glasses milk breakfast} or {@code 0,5 kg potatoes}: food words in any
 * order, an amount, a meal. Pure: what a line may mean, likeliest first; which of the meanings there is a food for is the
 * matter of {@link Candidates}.
 */
final class LineParser {

    private static final Pattern GLUED = Pattern.compile("([\\d.,/½¼¾⅓⅔]*[\\d½¼¾⅓⅔])(\\p{L}+)");

    private final Decimals decimals;

    LineParser(Locale locale) {
        decimals = new Decimals(locale);
    }

    /** What the line may mean, likeliest first; at least one meaning. */
    List<Reading> readings(String line) {
        List<String> words = words(line);
        List<Reading> readings = new ArrayList<>();
        for (Split split : meals(words)) {
            amounts(split, readings);
        }
        return readings;
    }

    /** The amount that a text of its own means: {@code 80}, {@code 80 g}, {@code 1/2 kg}. */
    OptionalDouble grams(String text) {
        List<String> words = words(text);
        return words.isEmpty() ? OptionalDouble.empty() : Numbers.at(words, 0, decimals).filter(
                number -> number.end() == words.size()
                        || number.end() == words.size() - 1 && number.unit(words).isPresent())
                .map(number -> OptionalDouble.of(number.value() * number.unit(words).map(Unit::grams).orElse(1.0)))
                .orElse(OptionalDouble.empty());
    }

    /** Blank-separated words, with {@code 80g} in two if the letters are a unit. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : line.strip().split("\\s+")) {
            Matcher glued = GLUED.matcher(word);
            if (glued.matches() && Unit.of(glued.group(2)).isPresent()) {
                words.add(glued.group(1));
                words.add(glued.group(2));
            } else if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** A meal at the end is one; at the beginning it may be part of a food's name. */
    private static List<Split> meals(List<String> words) {
        List<Split> splits = new ArrayList<>();
        int last = words.size() - 1;
        if (last > 0 && MealWords.of(words.get(last)).isPresent()) {
            splits.add(new Split(words.subList(0, last), MealWords.of(words.get(last))));
        }
        splits.add(new Split(words, Optional.empty()));
        if (last > 0) {
            MealWords.of(words.get(0).replace(":", ""))
                    .ifPresent(meal -> splits.add(new Split(words.subList(1, words.size()), Optional.of(meal))));
        }
        return splits;
    }

    private void amounts(Split split, List<Reading> readings) {
        List<String> words = split.words();
        Optional<Numbers> number = Numbers.best(words, decimals);
        if (number.isEmpty()) {
            readings.add(new Reading(words, Optional.empty(), split.meal()));
            return;
        }
        Numbers found = number.get();
        Optional<Unit> unit = found.unit(words);
        if (unit.isPresent()) {
            readings.add(new Reading(found.without(words, 1),
                    Optional.of(new Quantity.Weight(found.value(), unit.get())), split.meal()));
            return;
        }
        found.next(words).filter(word -> words.size() > found.end() - found.begin() + 1)
                .ifPresent(word -> readings.add(new Reading(found.without(words, 1),
                        Optional.of(new Quantity.Servings(found.value(), word)), split.meal())));
        if (found.begin() == 0 || found.end() == words.size()) {
            readings.add(
                    new Reading(found.without(words, 0), Optional.of(new Quantity.Bare(found.value())), split.meal()));
        }
        readings.add(new Reading(words, Optional.empty(), split.meal()));
    }

    private record Split(List<String> words, Optional<Meal> meal) {
    }
}
