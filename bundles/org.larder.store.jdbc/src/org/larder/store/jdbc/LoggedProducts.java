package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Meal;
import org.larder.api.model.RecordKey;
import org.larder.rules.SearchRank;

/** How often and when products were logged, whether they are there or not. */
final class LoggedProducts {

    private static final String ROW = "SELECT PRODUCT_ID, TIMES, LAST_DAY FROM LOGGED";
    private static final Sql FIND = new Sql("reading how a product was logged", ROW + " WHERE PRODUCT_ID = ?");
    private static final Sql RECENT = new Sql("reading what was logged last",
            ROW + Hint.LOGGED_RECENT + " ORDER BY LAST_DAY DESC, PRODUCT_ID");
    private static final Sql FREQUENT = new Sql("reading what is logged most",
            ROW + Hint.LOGGED_FREQUENT + " ORDER BY SEARCH_RANK DESC, PRODUCT_ID");
    private static final Sql LAST_ENTRY = new Sql("reading a product's last entry",
            "SELECT AMOUNT, MEAL, \"DAY\" FROM CONSUMPTION"
                    + Hint.CONSUMPTION_PRODUCT + " WHERE PRODUCT_ID = ?"
                    + " ORDER BY PRODUCT_ID, \"DAY\" DESC, \"DATE\" DESC, ID DESC FETCH FIRST 1 ROWS ONLY");
    private static final Sql UPDATE = new Sql("noting how a product was logged",
            "UPDATE LOGGED SET TIMES = ?, LAST_DAY = ?, SEARCH_RANK = ? WHERE PRODUCT_ID = ?");
    private static final Sql INSERT = new Sql("noting how a product was logged",
            "INSERT INTO LOGGED (TIMES, LAST_DAY, SEARCH_RANK, PRODUCT_ID) VALUES (?, ?, ?, ?)");
    private static final Sql REMOVE = new Sql("noting how a product was logged",
            "DELETE FROM LOGGED WHERE PRODUCT_ID = ?");

    private final Session session;
    private final SearchChanges searched;

    /** @param searched is told of new ranks */
    LoggedProducts(Session session, SearchChanges searched) {
        this.session = session;
        this.searched = searched;
    }

    /** Live products, those logged on the latest days first. */
    List<LoggedProduct> recent(Items items, int limit) {
        return live(items, RECENT, limit);
    }

    /** Live products, those of the greatest rank first. */
    List<LoggedProduct> frequent(Items items, int limit) {
        return live(items, FREQUENT, limit);
    }

    long times(UUID product) {
        return session.first(FIND, Row::read, Columns.id(product)).map(Row::times).orElse(0L);
    }

    void apply(UUID product, LoggedChange change) {
        Optional<Row> before = session.first(FIND, Row::read, Columns.id(product));
        long times = before.map(Row::times).orElse(0L) + change.times();
        if (times == 0) {
            session.run(REMOVE, Columns.id(product));
            searched.rank(product, Place.NEVER);
            return;
        }
        long known = before.map(Row::lastDay).orElse(Long.MIN_VALUE);
        long lastDay = change.unknown(known)
                ? session.first(LAST_ENTRY, row -> row.getLong(3), Columns.id(product)).orElseThrow()
                : change.latest(known);
        double rank = SearchRank.of(times, LocalDate.ofEpochDay(lastDay));
        session.run(before.isPresent() ? UPDATE : INSERT, times, (int) lastDay, rank, Columns.id(product));
        searched.rank(product, rank);
    }

    private List<LoggedProduct> live(Items items, Sql order, int limit) {
        List<LoggedProduct> products = new ArrayList<>();
        session.each(order, row -> {
            Row logged = Row.read(row);
            items.product(RecordKey.product(logged.product()))
                    .flatMap(item -> session.first(LAST_ENTRY,
                            last -> new LoggedProduct(item, last.getDouble(1), Columns.text(last, 2).map(Meal::new),
                                    LocalDate.ofEpochDay(logged.lastDay()), logged.times()),
                            Columns.id(logged.product())))
                    .ifPresent(products::add);
            return products.size() < limit;
        });
        return products;
    }

    /** A row of the table. */
    private record Row(UUID product, long times, long lastDay) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(Columns.uuid(row.getBytes(1)), row.getLong(2), row.getLong(3));
        }
    }
}
