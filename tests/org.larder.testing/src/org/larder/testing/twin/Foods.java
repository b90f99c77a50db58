package org.larder.testing.twin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Item;
import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.rules.SearchRank;
import org.larder.rules.SearchText;

/** The products of a state, searched and by how they were logged. */
final class Foods {

    private static final int ALIKE = 50;

    private final State state;

    Foods(State state) {
        this.state = state;
    }

    Page<Item<Product>> search(String text, Optional<String> after, int limit) {
        String wanted = SearchText.fold(text);
        Pages<Item<Product>> pages = wanted.isEmpty()
                ? new Pages<>("products", Foods::byName)
                : new Pages<>("search", byNearness(wanted));
        return pages.page(found(text).toList(), after, limit);
    }

    long count(String text) {
        return found(text).count();
    }

    List<Item<Product>> alike(Set<String> barcodes, Set<String> names) {
        Stream<Item<Product>> byBarcode = barcodes.stream()
                .flatMap(barcode -> all().filter(item -> item.data().barcode().equals(Optional.of(barcode)))
                        .limit(ALIKE));
        Stream<Item<Product>> byName = names.stream()
                .map(SearchText::fold)
                .distinct()
                .flatMap(name -> all().filter(item -> folded(item).equals(name)).limit(ALIKE));
        return Stream.concat(byBarcode, byName).distinct().sorted(Comparator.comparing(Item::id)).toList();
    }

    /** Products that were logged, the greatest first, then by id. */
    List<LoggedProduct> logged(Comparator<LoggedProduct> order, int limit) {
        Map<UUID, List<DiaryEntry>> entries = new Diary(state).byProduct();
        return all()
                .flatMap(item -> Optional.ofNullable(entries.get(item.key().uuid())).stream()
                        .map(list -> logged(item, list)))
                .sorted(order.reversed().thenComparing(each -> each.item().id()))
                .limit(limit)
                .toList();
    }

    static double rank(LoggedProduct product) {
        return SearchRank.of(product.times(), product.lastDay());
    }

    private static LoggedProduct logged(Item<Product> item, List<DiaryEntry> entries) {
        DiaryEntry last = entries.get(entries.size() - 1);
        return new LoggedProduct(item, last.item().data().amount(), last.item().data().meal(), last.day(),
                entries.size());
    }

    private Stream<Item<Product>> found(String text) {
        Predicate<String> all = SearchText.words(text).stream()
                .<Predicate<String>>map(word -> name -> name.contains(word))
                .reduce(name -> true, Predicate::and);
        return all().filter(item -> all.test(folded(item)));
    }

    private Stream<Item<Product>> all() {
        return state.records().where(row -> row.live() && row.key().type() == RecordType.PRODUCT).stream()
                .map(row -> Items.item(state, Product.class, row));
    }

    /** Folded names hold nothing that sorts before a line break. */
    private static String byName(Item<Product> item) {
        return folded(item) + '\n' + item.id();
    }

    private Function<Item<Product>, String> byNearness(String wanted) {
        Map<UUID, Double> ranks = logged(Comparator.comparing(Foods::rank), Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(each -> each.item().key().uuid(), Foods::rank));
        return item -> Optional.ofNullable(ranks.get(item.key().uuid())).map(Foods::downwards).orElse("none") + '\n'
                + (folded(item).startsWith(wanted) ? "begins" : "holds") + '\n' + byName(item);
    }

    /** A text for a rank, the greater the earlier, and earlier than {@code none}. */
    private static String downwards(double rank) {
        long bits = Double.doubleToLongBits(rank + 0.0);
        return String.format("%016x", ~(bits < 0 ? ~bits : bits | Long.MIN_VALUE));
    }

    private static String folded(Item<Product> item) {
        return SearchText.fold(item.data().name());
    }
}
