package org.larder.store.h2;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Reads every table whole, and every index beside it: both have to hold the same. H2 has no check of its own. Sees one state
 * of everything, while others write.
 */
final class H2Check {

    private static final String TABLES = "SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES"
            + " WHERE TABLE_SCHEMA = SCHEMA() AND TABLE_TYPE = 'BASE TABLE' ORDER BY TABLE_NAME";
    private static final String INDEXES = "SELECT I.TABLE_NAME, I.INDEX_NAME,"
            + " LISTAGG('\"' || C.COLUMN_NAME || '\"', ', ') WITHIN GROUP (ORDER BY C.ORDINAL_POSITION),"
            + " LISTAGG('\"' || C.COLUMN_NAME || '\" ' || C.ORDERING_SPECIFICATION, ', ')"
            + " WITHIN GROUP (ORDER BY C.ORDINAL_POSITION)"
            + " FROM INFORMATION_SCHEMA.INDEXES I JOIN INFORMATION_SCHEMA.INDEX_COLUMNS C"
            + " ON I.INDEX_SCHEMA = C.INDEX_SCHEMA AND I.INDEX_NAME = C.INDEX_NAME"
            + " WHERE I.INDEX_SCHEMA = SCHEMA() GROUP BY I.TABLE_NAME, I.INDEX_NAME ORDER BY I.TABLE_NAME, I.INDEX_NAME";
    private static final String ROWS_AS_THEY_COME = "SET LAZY_QUERY_EXECUTION ";
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Connection connection;
    private final List<String> wrong = new ArrayList<>();

    private H2Check(Connection connection) {
        this.connection = connection;
    }

    static List<String> of(Connection connection) throws SQLException {
        int usual = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement setting = connection.createStatement()) {
            setting.execute(ROWS_AS_THEY_COME + "TRUE");
            H2Check check = new H2Check(connection);
            check.tables();
            for (Index index : indexes(connection)) {
                check.index(index);
            }
            setting.execute(ROWS_AS_THEY_COME + "FALSE");
            return check.wrong;
        } finally {
            connection.rollback();
            connection.setTransactionIsolation(usual);
        }
    }

    static List<Index> indexes(Connection connection) throws SQLException {
        return list(connection, INDEXES, Index::read);
    }

    /** An index by the names that H2 has for it. */
    record Index(String table, String name, String columns, String order) {

        static Index read(ResultSet row) throws SQLException {
            return new Index(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        }

        String byIndex() {
            return "SELECT " + columns + ", _ROWID_ FROM \"" + table + "\" USE INDEX (\"" + name + "\") ORDER BY "
                    + order;
        }

        String byTable() {
            return "SELECT " + columns + ", _ROWID_ FROM \"" + table + "\" USE INDEX ()";
        }
    }

    /** Rows counted and hashed, in whatever order they come. */
    private record Sum(long rows, long hash) {
    }

    private void tables() throws SQLException {
        for (String table : list(connection, TABLES, row -> row.getString(1))) {
            try {
                sum("SELECT * FROM \"" + table + "\" USE INDEX ()");
            } catch (SQLException e) {
                wrong.add("The table " + table + " is damaged: " + H2Trouble.reason(e));
            }
        }
    }

    private void index(Index index) {
        try {
            if (!sum(index.byIndex()).equals(sum(index.byTable()))) {
                wrong.add("The index " + index.name() + " does not agree with its table " + index.table() + ".");
            }
        } catch (SQLException e) {
            wrong.add("The index " + index.name() + " of the table " + index.table() + " is damaged: "
                    + H2Trouble.reason(e));
        }
    }

    private Sum sum(String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            long count = 0;
            long hash = 0;
            while (rows.next()) {
                count++;
                hash += hash(rows, columns);
            }
            return new Sum(count, hash);
        }
    }

    private static long hash(ResultSet row, int columns) throws SQLException {
        long hash = 1;
        for (int column = 1; column <= columns; column++) {
            hash = (hash + Objects.hashCode(row.getString(column))) * SPREAD;
            hash ^= hash >>> Integer.SIZE;
        }
        return hash;
    }

    private static <T> List<T> list(Connection connection, String query, Reading<T> reading) throws SQLException {
        List<T> all = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                all.add(reading.of(rows));
            }
        }
        return all;
    }

    /** Reads a row. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
