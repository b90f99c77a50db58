package org.larder.server.jdbc;

import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import org.larder.api.model.RecordType;
import org.larder.server.store.UnknownUserException;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, shared by all nodes. Readers see snapshots, writers lock the user's row. */
final class PostgresEngine implements Engine {

    /** The channel of feeds that grew; the payload is the user's id. */
    static final String FEED = "larder_feed";
    /** The channel of the epoch and the keys. */
    static final String META = "larder_meta";

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 40;
    private static final String LOCK = "lock the user's row";
    /** Every statement reads by an index, in its order, also while the tables are too young for statistics. */
    private static final String SESSION = "SET statement_timeout = '20s'; SET lock_timeout = '8s';"
            + " SET idle_in_transaction_session_timeout = '60s';"
            + " SET enable_seqscan = off; SET enable_bitmapscan = off; SET enable_sort = off";

    private final DataSource source;

    PostgresEngine(String url, Optional<String> user, Optional<String> password) {
        this(source(url, user, password));
    }

    PostgresEngine(DataSource source) {
        this.source = source;
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public void prepare() {
        new SchemaUpdate(source, "postgresql").run();
    }

    @Override
    public void configure(HikariConfig config) {
        config.setConnectionInitSql(SESSION);
    }

    @Override
    public Columns columns() {
        return PostgresColumns.ALL;
    }

    @Override
    public boolean snapshots() {
        return true;
    }

    @Override
    public Optional<FeedRow> lock(Sql sql, String userId) {
        return sql.first(LOCK, row -> FeedRow.read(userId, row), FeedRow.SELECT + " FOR UPDATE",
                columns().uuid(userId));
    }

    @Override
    public Optional<FeedRow> share(Sql sql, String userId) {
        sql.update("begin a snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        return sql.first("read the user's row", row -> FeedRow.read(userId, row), FeedRow.SELECT,
                columns().uuid(userId));
    }

    @Override
    public UserRows rows(Sql sql, String userId) {
        return new PostgresRows(sql, columns(), UUID.fromString(userId));
    }

    @Override
    public void announce(Sql sql, String userId) {
        announce(sql, FEED, userId);
    }

    @Override
    public void announceMeta(Sql sql) {
        announce(sql, META, "");
    }

    @Override
    public News news(Listeners listeners, Meta meta) {
        return new PostgresNews(source, listeners, meta);
    }

    @Override
    public void end() {
        // the database lives on
    }

    private static void announce(Sql sql, String channel, String payload) {
        sql.first("announce a change", row -> channel, "SELECT pg_notify(?, ?)", channel, payload);
    }

    static DataSource source(String url, Optional<String> user, Optional<String> password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        user.ifPresent(source::setUser);
        password.ifPresent(source::setPassword);
        source.setApplicationName("larder-server");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        return source;
    }

    /** Small forms, since there may be very many rows. */
    private enum PostgresColumns implements Columns {
        ALL;

        @Override
        public Object uuid(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                throw new UnknownUserException();
            }
        }

        @Override
        public String type(RecordType type) {
            return switch (type) {
                case PRODUCT -> "p";
                case CONSUMPTION -> "c";
                case GOAL -> "g";
            };
        }

        @Override
        public RecordType type(String kept) {
            return switch (kept) {
                case "p" -> RecordType.PRODUCT;
                case "c" -> RecordType.CONSUMPTION;
                case "g" -> RecordType.GOAL;
                default -> throw new IllegalStateException("no type of records: " + kept);
            };
        }

        @Override
        public String nameKey(String name) {
            return name;
        }

        @Override
        public String contains(String column) {
            return "strpos(" + column + ", ?) > 0";
        }
    }
}
