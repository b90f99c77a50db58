package org.larder.server.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;

import javax.sql.DataSource;

import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.store.ServerStore;

class DerbyStoreTest extends ServerStoreContract {

    private static final List<String> TABLES = List.of("feed", "record", "receipt", "account", "refresh_family",
            "email_owner");

    @TempDir
    static Path folder = Path.of("");

    @BeforeAll
    static void logIntoTheFolder() {
        String log = folder.resolve("derby.log").toString();
        System.setProperty("derby.stream.error.file", System.getProperty("derby.stream.error.file", log));
    }

    @Override
    ServerStore open(UnaryOperator<DataSource> around) {
        return new JdbcServerStore(new DerbyEngine(folder.resolve("derby"), around), 8);
    }

    @Override
    long rows(String userId) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        try (Connection connection = source.getConnection()) {
            return count(connection, userId, TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static long count(Connection connection, String userId, List<String> tables) {
        Sql sql = new Sql(connection);
        return tables.stream().mapToLong(table -> sql.first("count", row -> row.getLong(1),
                "SELECT COUNT(*) FROM " + table + " WHERE CAST(user_id AS CHAR(36)) = ?", userId).orElse(0L)).sum();
    }
}
