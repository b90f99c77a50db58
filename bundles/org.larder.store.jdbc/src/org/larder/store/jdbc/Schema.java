package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;

import org.larder.api.store.StoreTooNewException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the tables to the newest version: numbered scripts, each with its number in one transaction, after a backup of
 * tables that are there already.
 */
final class Schema {

    /** The newest version; {@code schema/001.sql} makes version 1, and so on. A script that was released never changes. */
    static final int NEWEST = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final String META = "CREATE TABLE META (NAME VARCHAR(60) NOT NULL PRIMARY KEY, CONTENT CLOB NOT NULL)";

    /** Begins the SQL states of names that a database does not know. */
    private static final String UNKNOWN = "42";

    private static final int ID_BYTES = 16;
    /** Room for all that {@code VARCHAR(8192)} held in the versions before. */
    private static final int JSON_BYTES = 3 * 8192;

    private final Engine engine;
    private final Database database;
    private final MigrationBackup backup;

    Schema(Engine engine, Database database, MigrationBackup backup) {
        this.engine = engine;
        this.database = database;
        this.backup = backup;
    }

    void migrate(Instant now) {
        try (Connection connection = database.connect()) {
            int version = version(connection);
            if (version > NEWEST) {
                throw new StoreTooNewException("The diary was written by a newer version of Larder (schema " + version
                        + ", this program knows " + NEWEST + "). Nothing was changed; use the newer program.");
            }
            if (version > 0 && version < NEWEST) {
                backup.make(engine, connection, version, now);
            }
            for (int next = version + 1; next <= NEWEST; next++) {
                run(connection, next);
                LOG.info("The {} store has schema version {} now.", engine.name(), next);
            }
            connection.commit();
        } catch (SQLException e) {
            throw database.failures().wrap("making or migrating its tables", e);
        }
    }

    private void run(Connection connection, int version) throws SQLException {
        boolean done = false;
        try (Statement statement = connection.createStatement()) {
            if (version == 1) {
                statement.execute(META);
                statement.execute("INSERT INTO META (NAME, CONTENT) VALUES ('" + Meta.SCHEMA + "', '0')");
            }
            for (String sql : Scripts.statements(version)) {
                statement.execute(
                        sql.replace("${id}", engine.bytes(ID_BYTES)).replace("${json}", engine.bytes(JSON_BYTES)));
            }
            statement.execute("UPDATE META SET CONTENT = '" + version + "' WHERE NAME = '" + Meta.SCHEMA + "'");
            connection.commit();
            done = true;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /** A new database knows no such table; to ask its catalogue would take longer. */
    private int version(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(Meta.FIND.text())) {
            statement.setString(1, Meta.SCHEMA);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Integer.parseInt(row.getString(1)) : 0;
            }
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(UNKNOWN) && engine.trouble(e) == Trouble.OTHER) {
                return 0;
            }
            throw e;
        }
    }
}
