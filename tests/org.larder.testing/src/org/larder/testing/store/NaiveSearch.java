package org.larder.testing.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.store.StoreReader;
import org.larder.rules.SearchRank;
import org.larder.rules.SearchText;

/** The search as its contract says it, by a look at every product and every entry. */
final class NaiveSearch {

    private final List<DiaryEntry> entries;
    private final List<Item<Product>> products;

    private NaiveSearch(StoreReader reader) {
        entries = entries(reader);
        products = products(reader);
    }

    /** The ids of the products that are found, in their order. */
    static List<String> ids(StoreReader reader, String text) {
        return new NaiveSearch(reader).ids(text);
    }

    /** All entries. */
    static List<DiaryEntry> entries(StoreReader reader) {
        List<DiaryEntry> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<DiaryEntry> page = reader.entries(LocalDate.MIN, LocalDate.MAX, after, 100);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    /** All products by name. */
    static List<Item<Product>> products(StoreReader reader) {
        List<Item<Product>> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Item<Product>> page = reader.products("", after, 100);
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private List<String> ids(String text) {
        List<String> words = SearchText.words(text);
        String whole = String.join(" ", words);
        Map<UUID, Double> ranks = ranks();
        return products.stream()
                .filter(item -> words.stream().allMatch(word -> folded(item).contains(word)))
                .sorted(Comparator.<Item<Product>>comparingDouble(
                        item -> -ranks.getOrDefault(item.key().uuid(), Double.NEGATIVE_INFINITY))
                        .thenComparing(item -> !folded(item).startsWith(whole))
                        .thenComparing(NaiveSearch::folded)
                        .thenComparing(Item::id))
                .map(Item::id)
                .toList();
    }

    private Map<UUID, Double> ranks() {
        Map<UUID, List<LocalDate>> days = new HashMap<>();
        entries.forEach(entry -> days.computeIfAbsent(entry.item().data().productId(), id -> new ArrayList<>())
                .add(entry.day()));
        Map<UUID, Double> ranks = new HashMap<>();
        days.forEach((id, of) -> ranks.put(id,
                SearchRank.of(of.size(), of.stream().max(LocalDate::compareTo).orElseThrow())));
        return ranks;
    }

    private static String folded(Item<Product> item) {
        return SearchText.fold(item.data().name());
    }
}
