package org.larder.store.h2;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;

import javax.sql.DataSource;

import org.eclipse.jdt.annotation.Nullable;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Connections to one database file until it is closed; H2 by itself would open the file again for whoever comes late. Opens
 * the file with the first connection, and again after an error of the disk made H2 give it up. Thread-safe.
 */
final class H2Source implements DataSource {

    private final JdbcDataSource connections;
    private boolean closed;

    H2Source(JdbcDataSource connections) {
        this.connections = connections;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (closed) {
            throw new SQLException("The database is closed.", String.valueOf(ErrorCode.DATABASE_IS_CLOSED),
                    ErrorCode.DATABASE_IS_CLOSED);
        }
        return connections.getConnection();
    }

    /** Ends the database under its connections. What was committed is on the disk already: nothing can be lost here. */
    synchronized void close() {
        closed = true;
        if (!ended("SHUTDOWN")) {
            ended("SHUTDOWN IMMEDIATELY");
        }
    }

    synchronized boolean closed() {
        return closed;
    }

    /** A database that cannot be reached does not run. */
    private boolean ended(String command) {
        try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(command);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return connections.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        connections.setLogWriter(writer);
    }

    @Override
    public int getLoginTimeout() {
        return connections.getLoginTimeout();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        connections.setLoginTimeout(seconds);
    }

    @Override
    public Logger getParentLogger() {
        return connections.getParentLogger();
    }

    @Override
    public <T> T unwrap(@Nullable Class<T> type) throws SQLException {
        return connections.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(@Nullable Class<?> type) throws SQLException {
        return connections.isWrapperFor(type);
    }
}
