package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.larder.api.model.LoggedProduct;
import org.larder.api.model.Meal;
import org.larder.api.model.RecordKey;

/** How often and when products were logged, whether they are there or not. */
final class LoggedProducts {

    private static final Sql FIND = new Sql("reading how a product was logged",
            "SELECT TIMES, LAST_DAY FROM LOGGED WHERE PRODUCT_ID = ?");
    private static final String ROW = "SELECT PRODUCT_ID, TIMES, LAST_DAY, SEARCH_RANK FROM LOGGED";
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
    private static final Inserts INSERTS = new Inserts("noting how a product was logged", "LOGGED",
            List.of("TIMES", "LAST_DAY", "SEARCH_RANK", "PRODUCT_ID"));
    private static final Sql REMOVE = new Sql("noting how a product was logged",
            "DELETE FROM LOGGED WHERE PRODUCT_ID = ?");
    private static final Comparator<Row> BY_ID = Comparator.comparing(row -> Columns.id(row.product()),
            Arrays::compareUnsigned);
    private static final Comparator<Row> BY_DAY = Comparator.<Row>comparingLong(row -> -row.logged().lastDay())
            .thenComparing(BY_ID);
    private static final Comparator<Row> BY_RANK = Comparator.<Row>comparingDouble(row -> -row.rank())
            .thenComparing(BY_ID);

    private final Session session;
    private final Owed owed;

    /** @param owed what the rows do not say yet */
    LoggedProducts(Session session, Owed owed) {
        this.session = session;
        this.owed = owed;
    }

    /** Live products, those logged on the latest days first. */
    List<LoggedProduct> recent(Items items, int limit) {
        return live(items, RECENT, BY_DAY, limit);
    }

    /** Live products, those of the greatest rank first. */
    List<LoggedProduct> frequent(Items items, int limit) {
        return live(items, FREQUENT, BY_RANK, limit);
    }

    long times(UUID product) {
        return Optional.ofNullable(owed.products().get(product)).orElseGet(() -> row(session, product)).times();
    }

    /** What the row says. */
    static Logged row(Session session, UUID product) {
        return session.peek(FIND, row -> new Logged(row.getLong(1), row.getLong(2), true), Columns.id(product))
                .orElse(Logged.NEVER);
    }

    /** How it is logged when something is done to that. */
    static Logged changed(Session session, UUID product, Logged before, LoggedChange change) {
        long times = before.times() + change.times();
        if (times == 0) {
            return new Logged(0, 0, before.kept());
        }
        long lastDay = change.unknown(before.lastDay())
                ? session.first(LAST_ENTRY, row -> row.getLong(3), Columns.id(product)).orElseThrow()
                : change.latest(before.lastDay());
        return new Logged(times, lastDay, before.kept());
    }

    /** Writes the row. */
    static void write(Session session, UUID product, Logged logged) {
        byte[] id = Columns.id(product);
        if (logged.times() == 0) {
            session.run(REMOVE, id);
        } else if (logged.kept()) {
            session.run(UPDATE, logged.times(), (int) logged.lastDay(), logged.rank(), id);
        } else {
            session.insert(INSERTS, logged.times(), (int) logged.lastDay(), logged.rank(), id);
        }
    }

    private List<LoggedProduct> live(Items items, Sql sql, Comparator<Row> order, int limit) {
        Deque<Row> others = owed.products().entrySet().stream()
                .filter(product -> product.getValue().times() > 0)
                .map(product -> new Row(product.getKey(), product.getValue(), product.getValue().rank()))
                .sorted(order)
                .collect(Collectors.toCollection(ArrayDeque::new));
        List<LoggedProduct> products = new ArrayList<>();
        session.each(sql, each -> {
            Row row = Row.read(each);
            while (!others.isEmpty() && order.compare(others.getFirst(), row) < 0) {
                take(items, others.removeFirst(), products, limit);
            }
            if (!owed.products().containsKey(row.product())) {
                take(items, row, products, limit);
            }
            return products.size() < limit;
        });
        others.forEach(row -> take(items, row, products, limit));
        return products;
    }

    /** Adds a live product, if there is room. */
    private void take(Items items, Row row, List<LoggedProduct> products, int limit) {
        if (products.size() < limit) {
            items.product(RecordKey.product(row.product()))
                    .flatMap(item -> session.first(LAST_ENTRY,
                            last -> new LoggedProduct(item, last.getDouble(1), Columns.text(last, 2).map(Meal::new),
                                    LocalDate.ofEpochDay(row.logged().lastDay()), row.logged().times()),
                            Columns.id(row.product())))
                    .ifPresent(products::add);
        }
    }

    /** A product and how it was logged. */
    private record Row(UUID product, Logged logged, double rank) {
        static Row read(ResultSet row) throws SQLException {
            return new Row(Columns.uuid(row.getBytes(1)), new Logged(row.getLong(2), row.getLong(3), true),
                    row.getDouble(4));
        }
    }
}
