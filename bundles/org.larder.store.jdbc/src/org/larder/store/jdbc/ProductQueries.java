package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Item;
import org.larder.api.model.Page;
import org.larder.api.model.Product;
import org.larder.api.model.RecordType;
import org.larder.api.model.Uuids;
import org.larder.rules.SearchText;

/** The queries over products. */
final class ProductQueries {

    private static final String PURPOSE = "searching products";
    private static final String LIKE = " AND R.FOLDED LIKE ?";
    private static final Sql BY_BARCODE = new Sql("looking for a barcode",
            Items.select(Table.PRODUCT) + Hint.PRODUCT_BARCODE
                    + " WHERE R.BARCODE = ? ORDER BY R.ID FETCH FIRST 1 ROWS ONLY");

    private final Session session;

    ProductQueries(Session session) {
        this.session = session;
    }

    Page<Item<Product>> page(String text, Optional<String> after, int limit) {
        String[] last = after.map(Cursors::texts).orElse(new String[]{"", ""});
        byte[] id = last[1].isEmpty() ? new byte[0] : Columns.id(Uuids.parse("after", last[1]));
        List<Object> values = new ArrayList<>(List.of(last[0], last[0], id));
        List<String> patterns = patterns(text);
        values.addAll(patterns);
        values.add(limit + 1);
        Sql sql = new Sql(PURPOSE, Items.select(Table.PRODUCT, "R.FOLDED") + Hint.PRODUCT_NAME
                + " WHERE R.FOLDED >= ? AND (R.FOLDED > ? OR R.ID > ?)" + LIKE.repeat(patterns.size())
                + " ORDER BY R.FOLDED, R.ID FETCH FIRST ? ROWS ONLY");
        Page<Found> page = Cursors.page(session.list(sql, Found::read, values.toArray()), limit,
                found -> Cursors.text(found.folded(), found.item().id()));
        return new Page<>(page.items().stream().map(Found::item).toList(), page.next());
    }

    long count(String text) {
        List<String> patterns = patterns(text);
        Sql sql = new Sql(PURPOSE,
                "SELECT COUNT(*) FROM PRODUCT R" + Hint.PRODUCT_NAME + " WHERE R.FOLDED >= ''"
                        + LIKE.repeat(patterns.size()));
        return session.number(sql, patterns.toArray());
    }

    Optional<Item<Product>> byBarcode(String barcode) {
        return session.first(BY_BARCODE, row -> Items.read(Product.class, RecordType.PRODUCT, row), barcode);
    }

    /** Folded words hold letters and digits only, so nothing in them is a wildcard. */
    private static List<String> patterns(String text) {
        return SearchText.words(text).stream().map(word -> "%" + word + "%").toList();
    }

    /** A product with the text that it is sorted by. */
    private record Found(Item<Product> item, String folded) {
        static Found read(ResultSet row) throws SQLException {
            return new Found(Items.read(Product.class, RecordType.PRODUCT, row), row.getString(8));
        }
    }
}
