package org.larder.ui.products;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.larder.api.model.FieldError;
import org.larder.api.model.Serving;
import org.larder.ui.Messages;
import org.larder.ui.text.Decimals;

/** Servings as one line of text: {@code glass 200 g; slice 35 g}. */
final class ServingsText {

    static final String FIELD = "servings";
    private static final Pattern ONE = Pattern.compile("(.*\\S)\\s+([\\d.,/½¼¾⅓⅔]+)\\s*g?");

    private ServingsText() {
    }

    static String write(List<Serving> servings, DoubleFunction<String> figure) {
        return servings.stream().map(serving -> serving.name() + " " + figure.apply(serving.grams()) + " g")
                .collect(Collectors.joining("; "));
    }

    /** @param faults gets what cannot be read */
    static List<Serving> read(String text, Decimals decimals, List<FieldError> faults) {
        List<Serving> servings = new ArrayList<>();
        for (String part : text.split(";")) {
            Matcher one = ONE.matcher(part.strip());
            OptionalDouble grams = one.matches() ? decimals.of(one.group(2)) : OptionalDouble.empty();
            if (grams.isPresent()) {
                servings.add(new Serving(one.group(1), grams.getAsDouble()));
            } else if (!part.isBlank()) {
                faults.add(new FieldError(FIELD, part.strip(), Messages.servingsInvalid));
            }
        }
        return servings;
    }
}
