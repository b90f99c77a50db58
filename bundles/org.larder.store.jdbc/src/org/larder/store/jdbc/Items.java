package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.Product;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;

/** Live records with their sync state. */
final class Items {

    private static final Sql PRODUCT = new Sql("reading a product", select(Table.PRODUCT) + " WHERE R.ID = ?");
    private static final Sql CONSUMPTION = new Sql("reading an entry", select(Table.CONSUMPTION) + " WHERE R.ID = ?");
    private static final Sql GOAL = new Sql("reading a goal", select(Table.GOAL) + " WHERE R.ID = ?");
    private static final Sql GOALS = new Sql("reading the goals",
            select(Table.GOAL) + " WHERE (R.UTF8 IS NOT NULL OR R.DATA IS NOT NULL) ORDER BY R.ID");
    private static final Sql OPERATIONS = new Sql("reading a record's operations",
            "SELECT REASON FROM PENDING_OPERATION" + Hint.PENDING_RECORD + " WHERE TYPE = ? AND ID = ?");
    private static final Sql COUNT_PRODUCTS = new Sql("counting products",
            "SELECT COUNT(*) FROM PRODUCT" + Hint.PRODUCT_NAME + " WHERE FOLDED >= ''");
    private static final Sql COUNT_ENTRIES = new Sql("counting entries", "SELECT SUM(ENTRIES) FROM DAY_TOTAL");
    private static final Sql COUNT_GOALS = new Sql("counting goals",
            "SELECT COUNT(*) FROM GOAL WHERE UTF8 IS NOT NULL OR DATA IS NOT NULL");

    /** How many records are asked for at once, while there are so many. */
    private static final List<Integer> GROUPS = List.of(16, 4, 1);

    private final Session session;
    private final Unsettled unsettled;
    private final Uncommitted uncommitted;
    private final Optional<Shown> shown;

    /** @param shown empty for one who sees what is not committed */
    Items(Session session, Unsettled unsettled, Uncommitted uncommitted, Optional<Shown> shown) {
        this.session = session;
        this.unsettled = unsettled;
        this.uncommitted = uncommitted;
        this.shown = shown;
    }

    /** Selects the columns of {@link ItemRow}; {@code more} stand behind them. */
    static String select(Table table, String... more) {
        return "SELECT " + ItemRow.COLUMNS + (more.length == 0 ? "" : ", " + String.join(", ", more)) + " FROM "
                + table.name() + " R";
    }

    private static Sql group(int size) {
        return new Sql("reading products", select(Table.PRODUCT) + Hint.PRODUCT_KEY + " WHERE R.ID IN ("
                + String.join(", ", Collections.nCopies(size, "?")) + ")");
    }

    /** The item of a live record's row. */
    <D extends Data> Item<D> item(Class<D> type, ItemRow row) {
        return row.item(type, operating(row.key()));
    }

    /** Live products, in that order. */
    List<Item<Product>> products(List<RecordKey> keys) {
        Map<RecordKey, Item<Product>> found = new HashMap<>();
        List<RecordKey> unknown = new ArrayList<>();
        keys.forEach(key -> known(key).ifPresentOrElse(item -> found.put(key, item), () -> unknown.add(key)));
        int begin = 0;
        for (int size : GROUPS) {
            for (; unknown.size() - begin >= size; begin += size) {
                Object[] ids = unknown.subList(begin, begin + size).stream().map(Columns::id).toArray();
                list(Product.class, Table.PRODUCT, group(size), ids).forEach(item -> found.put(item.key(), item));
            }
        }
        unknown.forEach(key -> show(Objects.requireNonNull(found.get(key))));
        return keys.stream().map(key -> Objects.requireNonNull(found.get(key))).toList();
    }

    Optional<Item<Product>> product(RecordKey key) {
        return known(key).or(() -> {
            Optional<Item<Product>> item = find(Product.class, key);
            item.ifPresent(this::show);
            return item;
        });
    }

    /** The items of live records that a statement selects. */
    <D extends Data> List<Item<D>> list(Class<D> type, Table table, Sql sql, Object... values) {
        return session.list(sql, row -> ItemRow.read(table.type(), row), values).stream().map(row -> item(type, row))
                .toList();
    }

    <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key) {
        return row(key).filter(row -> row.text().isPresent()).map(row -> item(type, row));
    }

    Optional<SyncState> syncState(RecordKey key) {
        return row(key).map(row -> row.state(operating(key)));
    }

    long count(RecordType type) {
        return session.number(switch (type) {
            case PRODUCT -> COUNT_PRODUCTS;
            case CONSUMPTION -> COUNT_ENTRIES;
            case GOAL -> COUNT_GOALS;
        });
    }

    Optional<Item<Goal>> goalInForce(LocalDate day) {
        return goals().reversed().stream().filter(goal -> !goal.key().date().isAfter(day)).findFirst();
    }

    List<Item<Goal>> goals() {
        return shown.flatMap(Shown::goals).orElseGet(() -> {
            List<Item<Goal>> goals = list(Goal.class, Table.GOAL, GOALS);
            shown.ifPresent(all -> all.show(goals));
            return goals;
        });
    }

    private Optional<Item<Product>> known(RecordKey key) {
        return shown.flatMap(all -> all.product(key));
    }

    private void show(Item<Product> item) {
        shown.ifPresent(all -> all.show(item));
    }

    private Optional<ItemRow> row(RecordKey key) {
        Sql sql = switch (key.type()) {
            case PRODUCT -> PRODUCT;
            case CONSUMPTION -> CONSUMPTION;
            case GOAL -> GOAL;
        };
        return session.first(sql, row -> ItemRow.read(key.type(), row), Columns.id(key));
    }

    private Operating operating(RecordKey key) {
        if (!uncommitted.changesQueue(key) && !unsettled.may(key)) {
            return Operating.NONE;
        }
        return session.list(OPERATIONS, row -> Columns.text(row, 1), Columns.number(key.type()), Columns.id(key))
                .stream()
                .reduce(Operating.NONE, Operating::and, (one, other) -> other);
    }
}
