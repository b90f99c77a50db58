package org.larder.store.h2;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

    private static final String AS_IT_IS = "SHUTDOWN";
    private static final String PACKED = "SHUTDOWN COMPACT";
    private static final String AT_ONCE = "SHUTDOWN IMMEDIATELY";
    private static final String FIGURE = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = ?";
    /** Bytes of a file that needs no packing. */
    private static final long SMALL = 4 << 20;
    private static final long WELL_USED = 50;

    private final JdbcDataSource connections;
    private boolean closed;
    private volatile boolean spared;

    H2Source(JdbcDataSource connections) {
        this.connections = connections;
    }

    @Override
    public synchronized Connection getConnection() throws SQLException {
        if (closed) {
            throw new SQLException("The database is closed.", String.valueOf(ErrorCode.DATABASE_IS_CLOSED),
                    ErrorCode.DATABASE_IS_CLOSED);
        }
        return connected();
    }

    /** Once it is known that the file is damaged, nothing is written to it any more when it is closed. */
    void spare() {
        spared = true;
    }

    /**
     * Ends the database under its connections, and packs its file if much of it is not used any more. What was committed is
     * on the disk already: nothing can be lost here.
     */
    synchronized void close() {
        closed = true;
        if (spared || !ended(H2Source::ending)) {
            ended(connection -> AT_ONCE);
        }
    }

    synchronized boolean closed() {
        return closed;
    }

    /** A database that cannot be reached does not run. */
    private boolean ended(Command command) {
        try (Connection connection = connected(); Statement statement = connection.createStatement()) {
            statement.execute(command.of(connection));
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Of a damaged page H2 may believe that it is its own child, or that it holds a text of gigabytes. */
    private Connection connected() throws SQLException {
        try {
            return connections.getConnection();
        } catch (RuntimeException | VirtualMachineError e) {
            throw new SQLException("The file makes no sense.", String.valueOf(ErrorCode.FILE_CORRUPTED_1),
                    ErrorCode.FILE_CORRUPTED_1, e);
        }
    }

    private static String ending(Connection connection) throws SQLException {
        boolean large = figure(connection, "info.FILE_SIZE") > SMALL;
        return large && figure(connection, "info.CHUNKS_FILL_RATE") < WELL_USED ? PACKED : AS_IT_IS;
    }

    private static long figure(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIGURE)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The command that ends a database. */
    @FunctionalInterface
    private interface Command {
        String of(Connection connection) throws SQLException;
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
