package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.Uuids;

/** The queries over products. */
final class ProductQueries {

    private static final Sql BY_NAME = new Sql("reading products", Items.select(Table.PRODUCT, "R.FOLDED")
            + Hint.PRODUCT_NAME + " WHERE R.FOLDED >= ? AND (R.FOLDED > ? OR R.ID > ?)"
            + " ORDER BY R.FOLDED, R.ID FETCH FIRST ? ROWS ONLY");
    private static final Sql BY_BARCODE = new Sql("looking for a barcode",
            Items.select(Table.PRODUCT) + Hint.PRODUCT_BARCODE
                    + " WHERE R.BARCODE = ? ORDER BY R.ID FETCH FIRST 1 ROWS ONLY");
    private final Session session;
    private final Search search;
    private final Uncommitted uncommitted;
    private final Owed owed;
    private final Items items;

    ProductQueries(Session session, Search search, Uncommitted uncommitted, Items items, Owed owed) {
        this.session = session;
        this.search = search;
        this.uncommitted = uncommitted;
        this.owed = owed;
        this.items = items;
    }

    Page<Item<Product>> page(String text, Optional<String> after, int limit) {
        SearchQuery query = SearchQuery.of(text);
        return query.blank() ? byName(after, limit) : found(query, after, limit);
    }

    long count(String text) {
        SearchQuery query = SearchQuery.of(text);
        if (query.blank()) {
            return items.count(RecordType.PRODUCT);
        }
        return uncommitted.changesSearch()
                ? Search.rows(session, query, owed).size()
                : search.index(session, owed).count(query);
    }

    Optional<Item<Product>> byBarcode(String barcode) {
        return items.list(Product.class, Table.PRODUCT, BY_BARCODE, barcode).stream().findFirst();
    }

    /** As {@link org.larder.api.store.StoreReader#productsAlike} says. */
    List<Item<Product>> alike(Set<String> barcodes, Set<String> names) {
        Map<RecordKey, ItemRow> found = new TreeMap<>();
        Alike.BY_BARCODE.find(session, List.copyOf(barcodes), row -> found.put(row.key(), row));
        Alike.BY_NAME.find(session, names.stream().map(Table::folded).distinct().toList(),
                row -> found.put(row.key(), row));
        return found.values().stream().map(row -> items.item(Product.class, row)).toList();
    }

    private Page<Item<Product>> byName(Optional<String> after, int limit) {
        String[] last = after.map(Cursors::texts).orElse(new String[]{"", ""});
        byte[] id = last[1].isEmpty() ? new byte[0] : Columns.id(Uuids.parse("after", last[1]));
        Page<Found> page = Cursors.page(session.list(BY_NAME, Found::read, last[0], last[0], id, limit + 1), limit,
                found -> Cursors.text(found.folded(), found.row().key().id()));
        return new Page<>(page.items().stream().map(found -> items.item(Product.class, found.row())).toList(),
                page.next());
    }

    private Page<Item<Product>> found(SearchQuery query, Optional<String> after, int limit) {
        Page<Place> page = Cursors.page(places(query, after.map(Place::ofCursor), limit + 1), limit, Place::cursor);
        List<RecordKey> keys = page.items().stream().map(place -> RecordKey.product(place.id())).toList();
        return new Page<>(items.products(keys), page.next());
    }

    private List<Place> places(SearchQuery query, Optional<Place> after, int limit) {
        if (!uncommitted.changesSearch()) {
            return search.index(session, owed).page(query, after, limit);
        }
        Nearest nearest = new Nearest(after, limit);
        Search.rows(session, query, owed).forEach(each -> nearest.add(each.place(query)));
        return nearest.places();
    }

    /** The row of a product with the text that it is sorted by. */
    private record Found(ItemRow row, String folded) {
        static Found read(ResultSet row) throws SQLException {
            return new Found(ItemRow.read(RecordType.PRODUCT, row), row.getString(ItemRow.COUNT + 1));
        }
    }
}
