package org.larder.ui.quickadd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.larder.ui.text.Decimals;

/**
 * A number among the words of a line.
 *
 * @param value greater than 0
 * @param begin index of its first word
 * @param end index after its last word
 */
record Numbers(double value, int begin, int end) {

    /**
     * The number that says how much: the last one with a unit of weight, else one at the end or the beginning of the line,
     * else any. Other numbers belong to the food's name: "milk 3.5 % 200 ml".
     */
    static Optional<Numbers> best(List<String> words, Decimals decimals) {
        List<Numbers> all = IntStream.range(0, words.size()).mapToObj(at -> at(words, at, decimals))
                .flatMap(Optional::stream).toList();
        Optional<Numbers> withUnit = all.stream().filter(number -> number.unit(words).isPresent())
                .reduce((first, second) -> second.begin() < first.end() ? first : second);
        return withUnit.or(() -> all.stream().filter(number -> number.end() == words.size()).findFirst())
                .or(() -> all.stream().findFirst());
    }

    /** The number that begins at a word: {@code 80}, or two words as in {@code 1 1/2}. */
    static Optional<Numbers> at(List<String> words, int at, Decimals decimals) {
        OptionalDouble two = at + 1 < words.size() ? decimals.of(words.get(at) + " " + words.get(at + 1))
                : OptionalDouble.empty();
        if (two.isPresent()) {
            return Optional.of(new Numbers(two.getAsDouble(), at, at + 2));
        }
        OptionalDouble one = decimals.of(words.get(at));
        return one.isPresent() && one.getAsDouble() > 0 ? Optional.of(new Numbers(one.getAsDouble(), at, at + 1))
                : Optional.empty();
    }

    /** The word after it. */
    Optional<String> next(List<String> words) {
        return end < words.size() ? Optional.of(words.get(end)) : Optional.empty();
    }

    /** The unit of weight after it. */
    Optional<Unit> unit(List<String> words) {
        return next(words).flatMap(Unit::of);
    }

    /** The words without the number and so many words after it. */
    List<String> without(List<String> words, int after) {
        List<String> rest = new ArrayList<>(words.subList(0, begin));
        rest.addAll(words.subList(Math.min(words.size(), end + after), words.size()));
        return rest;
    }
}
