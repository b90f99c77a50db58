package org.larder.ui.quickadd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.larder.api.data.Products;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Product;
import org.larder.ui.text.Folded;

/** Finds the foods that a typed line may mean: those logged lately first, then the others. Blocks on the store. */
final class Candidates {

    private static final int SHOWN = 8;
    private static final int SEARCHED = 100;
    private static final int RECENT = 60;
    private static final double USUAL_GRAMS = 100;

    private final Products products;
    private final Map<String, LoggedProduct> recents = new LinkedHashMap<>();

    Candidates(Products products) {
        this.products = products;
        products.recent(RECENT).forEach(logged -> recents.put(logged.item().id(), logged));
    }

    /** For the first of the readings that there are foods for; empty if there are none for any. */
    List<Candidate> of(List<Reading> readings) {
        return readings.stream().map(this::of).filter(found -> !found.isEmpty()).findFirst().orElse(List.of());
    }

    /** The same for a food that is known already; empty if the rest of the line says something else too. */
    List<Candidate> of(Item<Product> food, List<Reading> rest) {
        return rest.stream().filter(reading -> reading.words().isEmpty())
                .flatMap(reading -> amount(reading, food).map(amount -> new Candidate(food, amount, reading.meal()))
                        .stream())
                .limit(1).toList();
    }

    private List<Candidate> of(Reading reading) {
        List<Candidate> found = new ArrayList<>();
        for (Item<Product> item : foods(reading.words())) {
            amount(reading, item).ifPresent(amount -> found.add(new Candidate(item, amount, reading.meal())));
            if (found.size() == SHOWN) {
                break;
            }
        }
        return found;
    }

    private List<Item<Product>> foods(List<String> words) {
        Map<String, Item<Product>> foods = new LinkedHashMap<>();
        recents.values().stream().filter(logged -> Folded.holds(logged.item().data().name(), words))
                .forEach(logged -> foods.put(logged.item().id(), logged.item()));
        if (!words.isEmpty()) {
            products.search(String.join(" ", words), Optional.empty(), SEARCHED).items().stream().sorted(nearest(words))
                    .forEach(item -> foods.putIfAbsent(item.id(), item));
        }
        return List.copyOf(foods.values());
    }

    private static Comparator<Item<Product>> nearest(List<String> words) {
        Comparator<Item<Product>> near = Comparator.comparing(item -> Nearness.of(item.data().name(), words.get(0)));
        return near.thenComparing(item -> item.data().name().length());
    }

    /** How well a name fits the first word that was typed; best first. */
    private enum Nearness {
        /** The word stands alone before a comma: "Rice, white". */
        NOUN,
        BEGINS,
        WORD_BEGINS,
        INSIDE;

        static Nearness of(String name, String word) {
            String folded = Folded.of(name);
            String typed = Folded.of(word);
            if (folded.equals(typed) || folded.startsWith(typed + ",")) {
                return NOUN;
            }
            if (folded.startsWith(typed)) {
                return BEGINS;
            }
            return Folded.wordBegins(name, word) ? WORD_BEGINS : INSIDE;
        }
    }

    private Optional<Amount> amount(Reading reading, Item<Product> item) {
        return reading.quantity().map(quantity -> quantity.of(item.data())).orElseGet(() -> Optional.of(usual(item)));
    }

    private Amount usual(Item<Product> item) {
        Optional<LoggedProduct> logged = Optional.ofNullable(recents.get(item.id()));
        if (logged.isPresent()) {
            return new Amount(logged.get().lastAmount(), Optional.empty());
        }
        return item.data().servings().stream().findFirst().map(serving -> Amount.of(1, serving))
                .orElse(new Amount(USUAL_GRAMS, Optional.empty()));
    }
}
