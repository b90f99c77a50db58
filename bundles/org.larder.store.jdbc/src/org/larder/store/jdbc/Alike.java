package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.larder.api.model.RecordType;

/** Live products that have one of some values, at most 50 of each, for many values in one statement. */
enum Alike {

    BY_BARCODE("looking for barcodes", "BARCODE", Hint.PRODUCT_BARCODE), //
    BY_NAME("looking for names", "FOLDED", Hint.PRODUCT_NAME);

    /** Values that one statement looks for. */
    private static final int TOGETHER = 32;
    /** Products of one value. */
    private static final int MOST = 50;
    /** Rows of one statement: more than most values have products, fewer than a crowd of one value. */
    private static final int ROWS = 200;

    private final Sql many;
    private final Sql one;

    Alike(String purpose, String column, String hint) {
        String select = Items.select(Table.PRODUCT, "R." + column) + hint + " WHERE R." + column;
        many = new Sql(purpose, select + " IN (" + String.join(", ", Collections.nCopies(TOGETHER, "?"))
                + ") ORDER BY R." + column + ", R.ID FETCH FIRST " + ROWS + " ROWS ONLY");
        one = new Sql(purpose, select + " = ? ORDER BY R.ID FETCH FIRST " + MOST + " ROWS ONLY");
    }

    /** Hands over the rows; each once per value. */
    void find(Session session, List<String> values, Consumer<ItemRow> found) {
        int begin = 0;
        for (; values.size() - begin >= TOGETHER; begin += TOGETHER) {
            together(session, values.subList(begin, begin + TOGETHER), found);
        }
        values.subList(begin, values.size()).forEach(value -> singly(session, value, found));
    }

    /** Where one value has so many products that they may hide those of others, each is looked for by itself. */
    private void together(Session session, List<String> values, Consumer<ItemRow> found) {
        List<Row> rows = session.list(many, Row::read, values.toArray());
        if (rows.size() == ROWS) {
            values.forEach(value -> singly(session, value, found));
            return;
        }
        Map<String, Integer> taken = new HashMap<>();
        List<Row> first = new ArrayList<>(rows);
        first.removeIf(row -> taken.merge(row.value(), 1, Integer::sum) > MOST);
        first.forEach(row -> found.accept(row.row()));
    }

    private void singly(Session session, String value, Consumer<ItemRow> found) {
        session.list(one, Row::read, value).forEach(row -> found.accept(row.row()));
    }

    /** A product's row and the value by which it was found. */
    private record Row(ItemRow row, String value) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(ItemRow.read(RecordType.PRODUCT, row), row.getString(ItemRow.COUNT + 1));
        }
    }
}
