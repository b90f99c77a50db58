package org.larder.server.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.server.store.FeedEntry;
import org.larder.server.store.ListPosition;
import org.larder.server.store.UserReader;

/** One user's rows. */
class JdbcUserReader implements UserReader {

    private static final String LIVE = "SELECT " + RecordRow.COLUMNS
            + " FROM record WHERE user_id = ? AND type = ? AND deleted = 0";
    private static final String PAGE = " ORDER BY sort_key, id OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY";
    private static final String BEYOND = " AND sort_key >= ? AND (sort_key > ? OR id > ?)";
    private static final String AFTER_ALL_IDS = "~";

    private final Sql sql;
    private final Columns columns;
    private final FeedRow feed;
    private final Object user;

    JdbcUserReader(Sql sql, Columns columns, FeedRow feed) {
        this.sql = sql;
        this.columns = columns;
        this.feed = feed;
        user = columns.uuid(feed.userId());
    }

    /** For statements that see all that was written so far. */
    Sql sql() {
        return sql;
    }

    @Override
    public long counter() {
        return feed.counter();
    }

    @Override
    public String feedName() {
        return feed.name();
    }

    @Override
    public Optional<RemoteRecord> record(RecordKey key) {
        return sql().first("read a record", this::row,
                "SELECT " + RecordRow.COLUMNS + " FROM record WHERE user_id = ? AND type = ? AND id = ?", user,
                columns.type(key.type()), key.id());
    }

    @Override
    public List<FeedEntry> changes(long after, int limit, Set<RecordType> types) {
        String wanted = types.stream().map(type -> "'" + columns.type(type) + "'").sorted()
                .collect(Collectors.joining(", "));
        return sql().list("read the feed", row -> new FeedEntry(row.getLong("feed_number"), row(row)),
                "SELECT feed_number, " + RecordRow.COLUMNS + " FROM record WHERE user_id = ? AND feed_number > ?"
                        + " AND type IN (" + wanted + ") ORDER BY feed_number OFFSET 0 ROWS FETCH NEXT ? ROWS ONLY",
                user, after, limit);
    }

    @Override
    public Map<RecordType, Long> liveCounts() {
        var counts = new EnumMap<RecordType, Long>(RecordType.class);
        for (RecordType type : RecordType.values()) {
            counts.put(type, sql().first("count records", row -> row.getLong(1),
                    "SELECT COUNT(*) FROM record WHERE user_id = ? AND type = ? AND deleted = 0", user,
                    columns.type(type))
                    .orElse(0L));
        }
        return counts;
    }

    @Override
    public void states(RecordType type, String prefix, StateVisitor visitor) {
        sql().scan("read the states of records",
                row -> visitor.state(row.getString(1), row.getLong(2), row.getInt(3) != 0),
                "SELECT id, version, deleted FROM record WHERE user_id = ? AND type = ? AND id >= ? AND id < ? ORDER BY id",
                user, columns.type(type), prefix, prefix + AFTER_ALL_IDS);
    }

    @Override
    public List<RemoteRecord> products(String query, Optional<ListPosition> after, int limit) {
        return page(RecordType.PRODUCT, " AND " + columns.contains("search_text"), List.of(RecordRow.folded(query)),
                after.map(place -> new ListPosition(columns.nameKey(place.sortKey()), place.id())), limit,
                query.isEmpty());
    }

    @Override
    public List<RemoteRecord> consumptions(String from, String to, Optional<ListPosition> after, int limit) {
        return page(RecordType.CONSUMPTION, " AND sort_key >= ? AND sort_key < ?", List.of(from, to), after, limit,
                false);
    }

    @Override
    public List<RemoteRecord> goals() {
        return sql().list("list goals", this::row, LIVE + " ORDER BY id", user, columns.type(RecordType.GOAL));
    }

    @Override
    public Optional<RemoteRecord> goalOn(String day) {
        return sql().first("read the goal of a day", this::row,
                LIVE + " AND id <= ? ORDER BY id DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY", user,
                columns.type(RecordType.GOAL), day);
    }

    private RemoteRecord row(ResultSet row) throws SQLException {
        return RecordRow.read(columns, row);
    }

    private List<RemoteRecord> page(RecordType type, String condition, List<String> values,
            Optional<ListPosition> after, int limit, boolean all) {
        var sqlText = new StringBuilder(LIVE);
        var parameters = new ArrayList<>(List.of(user, columns.type(type)));
        if (!all) {
            sqlText.append(condition);
            parameters.addAll(values);
        }
        after.ifPresent(place -> {
            sqlText.append(BEYOND);
            parameters.addAll(List.of(place.sortKey(), place.sortKey(), place.id()));
        });
        parameters.add(limit);
        return sql().list("list records", this::row, sqlText.append(PAGE).toString(), parameters.toArray());
    }
}
