package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.larder.server.store.ServerStoreException;

/** Statements on one connection. Failures carry the purpose of the statement, never its values. */
final class Sql {

    private static final String ROLLED_BACK = "40";
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
        var rows = new ArrayList<T>();
        each(purpose, row -> rows.add(reader.read(row)), sql, values);
        return rows;
    }

    <T> Optional<T> first(String purpose, RowReader<T> reader, String sql, Object... values) {
        return list(purpose, reader, sql, values).stream().findFirst();
    }

    void each(String purpose, RowVisitor visitor, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visitor.visit(rows);
            }
        } catch (SQLException e) {
            throw failed(purpose, e);
        }
    }

    int update(String purpose, String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failed(purpose, e);
        }
    }

    static ServerStoreException failed(String purpose, SQLException cause) {
        String state = cause.getSQLState();
        return new ServerStoreException(purpose, state != null && state.startsWith(ROLLED_BACK), cause);
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

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int index = 0; index < values.length; index++) {
                set(statement, index + 1, values[index]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value == NoText.NO_TEXT) {
            statement.setNull(index, Types.VARCHAR);
        } else {
            statement.setObject(index, value);
        }
    }
}
