package org.larder.store.jdbc;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;

/** Live records with their sync state. */
final class Items {

    private static final Sql PRODUCT = new Sql("reading a product", select(Table.PRODUCT) + " WHERE R.ID = ?");
    private static final Sql CONSUMPTION = new Sql("reading an entry", select(Table.CONSUMPTION) + " WHERE R.ID = ?");
    private static final Sql GOAL = new Sql("reading a goal", select(Table.GOAL) + " WHERE R.ID = ?");
    private static final Sql IN_FORCE = new Sql("reading the goal in force", select(Table.GOAL)
            + " WHERE R.ID <= ? AND R.DATA IS NOT NULL ORDER BY R.ID DESC FETCH FIRST 1 ROWS ONLY");
    private static final Sql GOALS = new Sql("reading the goals",
            select(Table.GOAL) + " WHERE R.DATA IS NOT NULL ORDER BY R.ID");
    private static final Sql OPERATIONS = new Sql("reading a record's operations",
            "SELECT REASON FROM PENDING_OPERATION" + Hint.PENDING_RECORD + " WHERE TYPE = ? AND ID = ?");
    private static final Sql COUNT_PRODUCTS = new Sql("counting products",
            "SELECT COUNT(*) FROM PRODUCT" + Hint.PRODUCT_NAME + " WHERE FOLDED >= ''");
    private static final Sql COUNT_ENTRIES = new Sql("counting entries", "SELECT SUM(ENTRIES) FROM DAY_TOTAL");
    private static final Sql COUNT_GOALS = new Sql("counting goals",
            "SELECT COUNT(*) FROM GOAL WHERE DATA IS NOT NULL");

    /** How many records are asked for at once, while there are so many. */
    private static final List<Integer> GROUPS = List.of(16, 4, 1);

    private final Session session;
    private final Unsettled unsettled;
    private final Uncommitted uncommitted;

    Items(Session session, Unsettled unsettled, Uncommitted uncommitted) {
        this.session = session;
        this.unsettled = unsettled;
        this.uncommitted = uncommitted;
    }

    /** Selects the columns of {@link ItemRow}; {@code more} stand behind them. */
    static String select(Table table, String... more) {
        return "SELECT " + ItemRow.COLUMNS + (more.length == 0 ? "" : ", " + String.join(", ", more)) + " FROM "
                + table.name() + " R";
    }

    private static Sql group(Table table, int size) {
        return new Sql("reading records", select(table) + Hint.key(table.name() + "_KEY") + " WHERE R.ID IN ("
                + String.join(", ", Collections.nCopies(size, "?")) + ")");
    }

    /** The item of a live record's row. */
    <D extends Data> Item<D> item(Class<D> type, ItemRow row) {
        return row.item(type, operating(row.key()));
    }

    /** The items of live records, in that order. */
    <D extends Data> List<Item<D>> all(Class<D> type, Table table, List<RecordKey> keys) {
        Map<RecordKey, ItemRow> rows = new HashMap<>();
        int begin = 0;
        for (int size : GROUPS) {
            for (; keys.size() - begin >= size; begin += size) {
                Object[] ids = keys.subList(begin, begin + size).stream().map(Columns::id).toArray();
                session.list(group(table, size), row -> ItemRow.read(table.type(), row), ids)
                        .forEach(row -> rows.put(row.key(), row));
            }
        }
        return keys.stream().map(key -> item(type, Objects.requireNonNull(rows.get(key)))).toList();
    }

    /** The items of live records that a statement selects. */
    <D extends Data> List<Item<D>> list(Class<D> type, Table table, Sql sql, Object... values) {
        return session.list(sql, row -> ItemRow.read(table.type(), row), values).stream().map(row -> item(type, row)).toList();
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
        return list(Goal.class, Table.GOAL, IN_FORCE, Columns.id(RecordKey.goal(day))).stream().findFirst();
    }

    List<Item<Goal>> goals() {
        return list(Goal.class, Table.GOAL, GOALS);
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
        return session.list(OPERATIONS, row -> Columns.text(row, 1), Columns.number(key.type()), Columns.id(key)).stream()
                .reduce(Operating.NONE, Operating::and, (one, other) -> other);
    }
}
