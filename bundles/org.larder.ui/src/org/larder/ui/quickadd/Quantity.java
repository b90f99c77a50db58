package org.larder.ui.quickadd;

import java.util.Optional;
import java.util.stream.Stream;

import org.larder.api.model.Product;
import org.larder.api.model.Serving;
import org.larder.ui.text.Folded;

/** How much was typed. */
sealed interface Quantity {

    /** A number below this means servings if the product has any: "2 banana". */
    double FEW = 10;

    /** The amount that it is of a product; empty if the product has no such serving. */
    Optional<Amount> of(Product product);

    /** An amount with a unit of weight. */
    record Weight(double value, Unit unit) implements Quantity {

        @Override
        public Optional<Amount> of(Product product) {
            return Optional.of(new Amount(value * unit.grams(), Optional.empty()));
        }
    }

    /** So many of a serving; the word may be shortened or in the plural. */
    record Servings(double value, String word) implements Quantity {

        @Override
        public Optional<Amount> of(Product product) {
            return product.servings().stream().filter(serving -> means(serving.name())).findFirst()
                    .map(serving -> Amount.of(value, serving));
        }

        private boolean means(String name) {
            String folded = Folded.of(word);
            return Stream.of(folded, without(folded, "s"), without(folded, "es"))
                    .anyMatch(form -> Folded.wordBegins(name, form));
        }

        private static String without(String word, String plural) {
            return word.endsWith(plural) && word.length() > plural.length() + 1
                    ? word.substring(0, word.length() - plural.length())
                    : word;
        }
    }

    /** A number alone: servings if it is small and there are any, else grams. */
    record Bare(double value) implements Quantity {

        @Override
        public Optional<Amount> of(Product product) {
            Optional<Serving> serving = value < FEW ? product.servings().stream().findFirst() : Optional.empty();
            return Optional.of(serving.map(one -> Amount.of(value, one)).orElse(new Amount(value, Optional.empty())));
        }
    }
}
