package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.larder.api.model.RecordKey;
import org.larder.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection that keeps its prepared statements. Used by one thread at a time. */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Connection connection;
    private final Failures failures;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private Optional<RecordKey> subject = Optional.empty();

    Session(Connection connection, Failures failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** Names the record that failures from now on are about. */
    void about(RecordKey key) {
        subject = Optional.of(key);
    }

    <T> List<T> list(Sql sql, Reading<T> reading, Object... values) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(reading.of(row)), values);
        return all;
    }

    <T> Optional<T> first(Sql sql, Reading<T> reading, Object... values) {
        List<T> found = new ArrayList<>(1);
        each(sql, row -> {
            found.add(reading.of(row));
            return false;
        }, values);
        return found.stream().findFirst();
    }

    /** The number in the only row; 0 if it is null. */
    long number(Sql sql, Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Hands the rows to a visitor until it returns false. */
    void each(Sql sql, Reading<Boolean> visitor, Object... values) {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            while (rows.next() && visitor.of(rows)) {
                continue;
            }
        } catch (SQLException e) {
            throw failure(sql.purpose(), e);
        }
    }

    /** @return rows changed */
    int run(Sql sql, Object... values) {
        try {
            return prepared(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failure(sql.purpose(), e);
        }
    }

    void commit() {
        try {
            connection.commit();
            subject = Optional.empty();
        } catch (SQLException e) {
            throw failure("committing", e);
        }
    }

    /** @return whether the session can be used further */
    boolean rollback() {
        try {
            subject = Optional.empty();
            connection.rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** A connection that cannot be closed is none any more. */
    void close() {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a broken connection was left", e);
        }
    }

    private PreparedStatement prepared(Sql sql, Object... values) throws SQLException {
        if (!kept.containsKey(sql.text())) {
            kept.put(sql.text(), connection.prepareStatement(sql.text()));
        }
        PreparedStatement statement = Objects.requireNonNull(kept.get(sql.text()));
        for (int i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, Object value) throws SQLException {
        switch (value) {
            case Optional<?> optional -> bindOptional(statement, index, optional);
            case byte[] bytes -> statement.setBytes(index, bytes);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean truth -> statement.setInt(index, truth ? 1 : 0);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static void bindOptional(PreparedStatement statement, int index, Optional<?> value) throws SQLException {
        if (value.isPresent()) {
            bind(statement, index, Objects.requireNonNull(value.get()));
        } else {
            statement.setObject(index, null);
        }
    }

    private StoreException failure(String purpose, SQLException e) {
        return failures.wrap(purpose + subject.map(key -> " (" + key + ")").orElse(""), e);
    }

    /** Reads a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }
}
