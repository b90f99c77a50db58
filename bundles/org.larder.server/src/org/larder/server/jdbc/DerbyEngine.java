package org.larder.server.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.larder.api.model.RecordType;

/**
 * Derby inside this process, which alone has the database. Readers take the user's row shared and writers exclusive until
 * their commit: that is the snapshot. Commits are synced to the disk.
 */
final class DerbyEngine implements Engine {

    private static final String SHUT_DOWN = "08006";
    private static final String LOCK = "lock the user's row";

    /** What Derby reads when it wakes up: 24 MB of pages at most, and room in the log for a push, which it writes at once. */
    private static final Map<String, String> TUNED = Map.of("derby.storage.pageCacheSize", "6000",
            "derby.storage.logBufferSize", "1048576");

    private final Path folder;
    private final DataSource source;

    DerbyEngine(Path folder) {
        this(folder, UnaryOperator.identity());
    }

    /** @param around what is to be around its connections */
    DerbyEngine(Path folder, UnaryOperator<DataSource> around) {
        this.folder = folder;
        source = around.apply(embedded());
    }

    @Override
    public DataSource source() {
        return source;
    }

    @Override
    public void prepare() {
        TUNED.forEach(System.getProperties()::putIfAbsent);
        EmbeddedDataSource first = embedded();
        first.setCreateDatabase("create");
        new SchemaUpdate(first, "derby").run();
    }

    @Override
    public void configure(HikariConfig config) {
        config.setInitializationFailTimeout(1);
    }

    @Override
    public Columns columns() {
        return DerbyColumns.ALL;
    }

    @Override
    public boolean snapshots() {
        return false;
    }

    @Override
    public Optional<FeedRow> lock(Sql sql, String userId) {
        sql.update(LOCK, "UPDATE feed SET counter = counter WHERE user_id = ?", userId);
        return sql.first(LOCK, row -> FeedRow.read(userId, row), FeedRow.SELECT, userId);
    }

    @Override
    public Optional<FeedRow> share(Sql sql, String userId) {
        return sql.first(LOCK, row -> FeedRow.read(userId, row), FeedRow.SELECT + " WITH RS", userId);
    }

    @Override
    public UserRows rows(Sql sql, String userId) {
        return new DerbyRows(sql, columns(), userId);
    }

    @Override
    public void announce(Sql sql, String userId) {
        // the only node knows when it has committed
    }

    @Override
    public void announceMeta(Sql sql) {
        // the only node knows
    }

    @Override
    public News news(Listeners listeners, Meta meta) {
        return new LocalNews(listeners);
    }

    @Override
    public void end() {
        EmbeddedDataSource end = embedded();
        end.setShutdownDatabase("shutdown");
        try (Connection none = end.getConnection()) {
            throw new IllegalStateException("Derby answered a shutdown with a connection");
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw SqlFailure.of("close the database", e);
            }
        }
    }

    private EmbeddedDataSource embedded() {
        var embedded = new EmbeddedDataSource();
        embedded.setDatabaseName(folder.toString());
        return embedded;
    }

    /** Texts; names are kept as hexadecimal UTF-8, since Derby compares texts as if they were padded with blanks. */
    private enum DerbyColumns implements Columns {
        ALL;

        @Override
        public Object uuid(String text) {
            return text;
        }

        @Override
        public String type(RecordType type) {
            return type.wire();
        }

        @Override
        public RecordType type(String kept) {
            return RecordType.ofWire(kept).orElseThrow();
        }

        @Override
        public String nameKey(String name) {
            return HexText.of(name);
        }

        @Override
        public String contains(String column) {
            return "LOCATE(?, " + column + ") > 0";
        }
    }
}
