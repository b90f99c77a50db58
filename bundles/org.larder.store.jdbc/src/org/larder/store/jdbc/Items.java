package org.larder.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.api.model.Item;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.SyncState;
import org.larder.json.RecordJson;

/** Live records with their sync state. */
final class Items {

    private static final Sql PRODUCT = new Sql("reading a product", select(Table.PRODUCT) + " WHERE R.ID = ?");
    private static final Sql CONSUMPTION = new Sql("reading an entry", select(Table.CONSUMPTION) + " WHERE R.ID = ?");
    private static final Sql GOAL = new Sql("reading a goal", select(Table.GOAL) + " WHERE R.ID = ?");
    private static final Sql IN_FORCE = new Sql("reading the goal in force", select(Table.GOAL)
            + " WHERE R.ID <= ? AND R.DATA IS NOT NULL ORDER BY R.ID DESC FETCH FIRST 1 ROWS ONLY");
    private static final Sql GOALS = new Sql("reading the goals",
            select(Table.GOAL) + " WHERE R.DATA IS NOT NULL ORDER BY R.ID");
    private static final Sql COUNT_PRODUCTS = new Sql("counting products",
            "SELECT COUNT(*) FROM PRODUCT" + Hint.PRODUCT_NAME + " WHERE FOLDED >= ''");
    private static final Sql COUNT_ENTRIES = new Sql("counting entries", "SELECT SUM(ENTRIES) FROM DAY_TOTAL");
    private static final Sql COUNT_GOALS = new Sql("counting goals",
            "SELECT COUNT(*) FROM GOAL WHERE DATA IS NOT NULL");

    private final Session session;

    Items(Session session) {
        this.session = session;
    }

    /**
     * The columns of an item, with those that the views of the schema compute; {@code more} stand behind them. The engine
     * would read the whole table for a page of a view.
     */
    static String select(Table table, String... more) {
        String operations = " FROM PENDING_OPERATION P" + Hint.PENDING_RECORD + " WHERE P.TYPE = "
                + Columns.number(table.type())
                + " AND P.ID = R.ID)";
        return "SELECT R.ID, R.DATA, R.\"_lastModified\", R.\"_version\", R.\"_syncTimestamp\","
                + " CASE WHEN R.\"_version\" >= 1 AND NOT EXISTS (SELECT 1" + operations + " THEN 1 ELSE 0 END,"
                + " (SELECT MAX(P.REASON)" + operations
                + (more.length == 0 ? "" : ", " + String.join(", ", more)) + " FROM " + table.name() + " R";
    }

    /** Reads what {@link #select} selects. */
    static <D extends Data> Item<D> read(Class<D> type, RecordType recordType, ResultSet row) throws SQLException {
        D data = type.cast(RecordJson.stored(recordType, row.getString(2)));
        return new Item<>(Columns.key(recordType, row.getBytes(1)), data, state(row));
    }

    <D extends Data> Optional<Item<D>> find(Class<D> type, RecordKey key) {
        return session.first(one(key.type()), row -> live(type, key.type(), row), Columns.id(key))
                .flatMap(found -> found);
    }

    Optional<SyncState> syncState(RecordKey key) {
        return session.first(one(key.type()), Items::state, Columns.id(key));
    }

    long count(RecordType type) {
        return session.number(switch (type) {
            case PRODUCT -> COUNT_PRODUCTS;
            case CONSUMPTION -> COUNT_ENTRIES;
            case GOAL -> COUNT_GOALS;
        });
    }

    Optional<Item<Goal>> goalInForce(LocalDate day) {
        return session.first(IN_FORCE, row -> read(Goal.class, RecordType.GOAL, row), Columns.id(RecordKey.goal(day)));
    }

    List<Item<Goal>> goals() {
        return session.list(GOALS, row -> read(Goal.class, RecordType.GOAL, row));
    }

    private static Sql one(RecordType type) {
        return switch (type) {
            case PRODUCT -> PRODUCT;
            case CONSUMPTION -> CONSUMPTION;
            case GOAL -> GOAL;
        };
    }

    private static SyncState state(ResultSet row) throws SQLException {
        return new SyncState(Columns.stamp(row, 3), row.getLong(4), Columns.optionalInstant(row, 5),
                row.getInt(6) == 1, Columns.text(row, 7));
    }

    private static <D extends Data> Optional<Item<D>> live(Class<D> type, RecordType recordType, ResultSet row)
            throws SQLException {
        return row.getString(2) == null ? Optional.empty() : Optional.of(read(type, recordType, row));
    }
}
