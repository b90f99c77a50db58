package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
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

/**
 * A connection that keeps its prepared statements. Rows to be added are collected and written together, before any other
 * statement but {@link #peek}. Used by one thread at a time.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final Connection connection;
    private final Failures failures;
    private final Map<String, PreparedStatement> kept = new HashMap<>();
    private final Collected collected = new Collected();
    private Optional<RecordKey> subject = Optional.empty();
    private int statements;

    Session(Connection connection, Failures failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** Names the record that failures from now on are about. */
    void about(RecordKey key) {
        subject = Optional.of(key);
    }

    /** Statements tried since the last commit. */
    int statements() {
        return statements;
    }

    <T> List<T> list(Sql sql, Reading<T> reading, Object... values) {
        List<T> all = new ArrayList<>();
        each(sql, row -> all.add(reading.of(row)), values);
        return all;
    }

    <T> Optional<T> first(Sql sql, Reading<T> reading, Object... values) {
        flush();
        return peek(sql, reading, values);
    }

    /** As {@link #first}, for who knows that none of the rows that were collected is meant: they are not seen. */
    <T> Optional<T> peek(Sql sql, Reading<T> reading, Object... values) {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw failure(sql.purpose(), e);
        }
    }

    /** The number in the only row; 0 if it is null. */
    long number(Sql sql, Object... values) {
        return first(sql, row -> row.getLong(1), values).orElse(0L);
    }

    /** Hands the rows to a visitor until it returns false. */
    void each(Sql sql, Reading<Boolean> visitor, Object... values) {
        flush();
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
        flush();
        return update(sql, values);
    }

    /** Adds a row, now or together with others. */
    void insert(Inserts rows, Object... values) {
        if (collected.add(rows, values)) {
            update(rows.many(), collected.take(rows));
        }
    }

    /** Writes what was collected. */
    void flush() {
        while (collected.any()) {
            Inserts rows = collected.first();
            for (Object[] row : collected.takeSingly(rows)) {
                update(rows.one(), row);
            }
        }
    }

    void commit() {
        flush();
        try {
            connection.commit();
            subject = Optional.empty();
            statements = 0;
        } catch (SQLException e) {
            throw failure("committing", e);
        }
    }

    /** A point of the transaction to which it can go back. */
    Savepoint save() {
        flush();
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            throw failure("beginning an edit", e);
        }
    }

    /**
     * Undoes what was done since.
     *
     * @return whether it is undone; if not, nobody knows where the transaction stands
     */
    boolean rollback(Savepoint point) {
        subject = Optional.empty();
        collected.clear();
        try {
            connection.rollback(point);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** @return whether the session can be used further */
    boolean rollback() {
        subject = Optional.empty();
        collected.clear();
        statements = 0;
        try {
            connection.rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Ends reading.
     *
     * @return whether the session can be used further
     */
    boolean ended() {
        return statements == 0 || rollback();
    }

    void close() {
        drop(connection);
    }

    /** A connection that cannot be closed is none any more. */
    static void drop(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a broken connection was left", e);
        }
    }

    private int update(Sql sql, Object... values) {
        try {
            return prepared(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw failure(sql.purpose(), e);
        }
    }

    private PreparedStatement prepared(Sql sql, Object... values) throws SQLException {
        statements++;
        if (!kept.containsKey(sql.text())) {
            kept.put(sql.text(), connection.prepareStatement(sql.text()));
        }
        PreparedStatement statement = Objects.requireNonNull(kept.get(sql.text()));
        for (int i = 0; i < values.length; i++) {
            Binding.bind(statement, i + 1, values[i]);
        }
        return statement;
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
