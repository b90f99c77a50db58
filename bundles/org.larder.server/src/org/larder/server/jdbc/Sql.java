package org.larder.server.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Statements on one connection. Failures carry the purpose of the statement, never its values. */
final class Sql {

    private static final int FETCHED_AT_ONCE = 2000;
    private static final int ROWS_AT_ONCE = 16;

    private final Connection connection;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Reads the current row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Takes the current row of a result. */
    interface RowVisitor {
        void visit(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String purpose, RowReader<T> reader, String sql, Object... values) {
        var found = new ArrayList<T>();
        each(purpose, row -> found.add(reader.read(row)), sql, values);
        return found;
    }

    <T> Optional<T> first(String purpose, RowReader<T> reader, String sql, Object... values) {
        return list(purpose, reader, sql, values).stream().findFirst();
    }

    /** Visits the rows of a short result. */
    void each(String purpose, RowVisitor visitor, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            visit(statement, visitor);
        } catch (SQLException e) {
            throw SqlFailure.of(purpose, e);
        }
    }

    /** Visits the rows of a result that may be too long to be held at once. */
    void scan(String purpose, RowVisitor visitor, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            visit(statement, visitor);
        } catch (SQLException e) {
            throw SqlFailure.of(purpose, e);
        }
    }

    /** Runs one query many times and visits all rows. */
    void each(String purpose, RowVisitor visitor, String sql, List<Object[]> values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] each : values) {
                set(statement, each);
                visit(statement, visitor);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(purpose, e);
        }
    }

    int update(String purpose, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw SqlFailure.of(purpose, e);
        }
    }

    /** Runs one update many times. */
    void updateAll(String purpose, String sql, List<Object[]> values) {
        if (values.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] each : values) {
                set(statement, each);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw SqlFailure.of(purpose, e);
        }
    }

    /**
     * Adds rows, many with a statement.
     *
     * @param insert up to its VALUES
     * @param row the form of a row's values
     */
    void insertAll(String purpose, String insert, String row, List<Object[]> rows) {
        int whole = rows.size() / ROWS_AT_ONCE * ROWS_AT_ONCE;
        List<Object[]> blocks = new ArrayList<>();
        for (int from = 0; from < whole; from += ROWS_AT_ONCE) {
            blocks.add(rows.subList(from, from + ROWS_AT_ONCE).stream().flatMap(Arrays::stream).toArray());
        }
        updateAll(purpose, insert + String.join(", ", Collections.nCopies(ROWS_AT_ONCE, row)), blocks);
        updateAll(purpose, insert + row, rows.subList(whole, rows.size()));
    }

    /** Values as one parameter. */
    Array array(String type, Object[] values) {
        try {
            return connection.createArrayOf(type, values);
        } catch (SQLException e) {
            throw SqlFailure.of("make a list of values", e);
        }
    }

    /** Texts, some of which may be none, as one parameter. */
    Array texts(List<Optional<String>> texts) {
        String[] values = new String[texts.size()];
        for (int index = 0; index < values.length; index++) {
            if (texts.get(index).isPresent()) {
                values[index] = texts.get(index).get();
            }
        }
        return array("text", values);
    }

    /** A value that may be no text at all, for {@link #update}. */
    static Object orNull(Optional<String> text) {
        return text.<Object>map(value -> value).orElse(NoText.NO_TEXT);
    }

    static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private enum NoText {
        NO_TEXT
    }

    private static void visit(PreparedStatement statement, RowVisitor visitor) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            set(statement, values);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int index = 0; index < values.length; index++) {
            if (values[index] == NoText.NO_TEXT) {
                statement.setNull(index + 1, Types.VARCHAR);
            } else {
                statement.setObject(index + 1, values[index]);
            }
        }
    }
}
