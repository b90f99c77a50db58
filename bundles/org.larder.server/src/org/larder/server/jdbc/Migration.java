package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Brings a database to the last step of the {@link Schema} and gives a new one its epoch. */
final class Migration {

    private static final String META = "CREATE TABLE store_meta (name VARCHAR(32) NOT NULL PRIMARY KEY,"
            + " text VARCHAR(128) NOT NULL)";
    private static final String PURPOSE = "bring the database up to date";

    private final Connection connection;
    private final Sql sql;

    /** @param connection without automatic commits */
    Migration(Connection connection) {
        this.connection = connection;
        sql = new Sql(connection);
    }

    /** @throws StoreTooNewException if a newer server wrote the database */
    void run() throws SQLException {
        int done = done();
        List<List<String>> steps = Schema.STEPS;
        if (done > steps.size()) {
            throw new StoreTooNewException(done, steps.size());
        }
        for (int step = done; step < steps.size(); step++) {
            steps.get(step).forEach(statement -> sql.update(PURPOSE, statement));
            sql.update(PURPOSE, "UPDATE store_meta SET text = ? WHERE name = 'schema'", Integer.toString(step + 1));
            connection.commit();
        }
    }

    private int done() throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "STORE_META", null)) {
            if (tables.next()) {
                return sql
                        .first(PURPOSE, row -> row.getInt(1),
                                "SELECT CAST(text AS INT) FROM store_meta WHERE name = 'schema'")
                        .orElse(0);
            }
        }
        sql.update(PURPOSE, META);
        sql.update(PURPOSE, "INSERT INTO store_meta VALUES ('schema', '0')");
        sql.update(PURPOSE, "INSERT INTO store_meta VALUES ('epoch', ?)", UUID.randomUUID().toString());
        connection.commit();
        return 0;
    }
}
