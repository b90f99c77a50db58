package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

/**
 * Brings a database to the schema of this server. A database that is up to date is only looked at. On PostgreSQL one node
 * at a time does it, and the others wait.
 */
final class SchemaUpdate {

    /** The number of the last step of the change logs. */
    static final int SCHEMA = 2;

    private static final String PURPOSE = "bring the database up to date";
    /** Any number that nobody else locks. */
    private static final long POSTGRES_LOCK = 6_123_204_512_119_001L;

    private final DataSource source;
    private final String engine;

    /** @param engine the name of the change log */
    SchemaUpdate(DataSource source, String engine) {
        this.source = source;
        this.engine = engine;
    }

    /**
     * @throws org.larder.server.store.ServerStoreException if the database is away, damaged, or refuses
     * @throws StoreTooNewException if a newer server wrote it
     */
    void run() {
        try (Connection connection = source.getConnection()) {
            if (upToDate(connection)) {
                return;
            }
            lock(connection);
            if (!upToDate(connection)) {
                ChangeLog.run(source, engine);
                epoch(connection);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(PURPOSE, e);
        }
    }

    private boolean upToDate(Connection connection) throws SQLException {
        int found = found(connection);
        if (found > SCHEMA) {
            throw new StoreTooNewException(found, SCHEMA);
        }
        return found == SCHEMA;
    }

    private static int found(Connection connection) throws SQLException {
        if (!hasMeta(connection)) {
            return 0;
        }
        Optional<Integer> number = new Sql(connection).first(PURPOSE, row -> row.getInt(1),
                "SELECT CAST(text AS INT) FROM store_meta WHERE name = 'schema'");
        return number.orElse(0);
    }

    private static boolean hasMeta(Connection connection) throws SQLException {
        for (String name : new String[]{"STORE_META", "store_meta"}) {
            try (var tables = connection.getMetaData().getTables(null, connection.getSchema(), name, null)) {
                if (tables.next()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Held until the connection is closed. */
    private void lock(Connection connection) throws SQLException {
        if (engine.equals("postgresql")) {
            try (var statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_lock(" + POSTGRES_LOCK + ")");
            }
        }
    }

    /** A new database gets its epoch and the number of its schema last: it is complete then. */
    private static void epoch(Connection connection) {
        Sql sql = new Sql(connection);
        if (sql.update(PURPOSE, "UPDATE store_meta SET text = text WHERE name = 'epoch'") == 0) {
            sql.update(PURPOSE, "INSERT INTO store_meta (name, text) VALUES ('epoch', ?)",
                    UUID.randomUUID().toString());
        }
        if (sql.update(PURPOSE, "UPDATE store_meta SET text = ? WHERE name = 'schema'",
                Integer.toString(SCHEMA)) == 0) {
            sql.update(PURPOSE, "INSERT INTO store_meta (name, text) VALUES ('schema', ?)", Integer.toString(SCHEMA));
        }
    }
}
