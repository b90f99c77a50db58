package org.larder.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;

import javax.sql.DataSource;

import org.larder.api.store.StoreFullException;

/** The sessions of a running engine: one that writes, as many that read as there are readers. Thread-safe. */
final class Database {

    private static final int IDLE = 4;

    private final Engine engine;
    private final Failures failures;
    private final DataSource source;
    private final ConcurrentLinkedDeque<Session> idleReaders = new ConcurrentLinkedDeque<>();
    private Optional<Session> writer = Optional.empty();

    Database(Engine engine, DataSource source) {
        this.engine = engine;
        this.source = source;
        failures = new Failures(engine);
    }

    /** An engine that cannot write starts to be read only, and shows a state that it has not recovered: that is refused. */
    Connection connect() {
        try {
            Connection connection = source.getConnection();
            if (connection.isReadOnly()) {
                connection.close();
                throw refused();
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw failures.wrap("connecting", e);
        }
    }

    /** The engine starts anew when somebody tries again. */
    private synchronized StoreFullException refused() {
        engine.stop();
        return new StoreFullException("The database cannot be written: the disk is full, or its folder is"
                + " write-protected. Free some space, or let yourself write there, and try again.");
    }

    Failures failures() {
        return failures;
    }

    Session takeReader() {
        return Optional.ofNullable(idleReaders.pollFirst()).orElseGet(this::reader);
    }

    /** Takes a reader back. */
    void giveReader(Session session) {
        if (session.ended() && idleReaders.size() < IDLE) {
            idleReaders.addFirst(session);
        } else {
            session.close();
        }
    }

    /** Only the thread that holds the right to write asks for it. */
    Session writer() {
        if (writer.isEmpty()) {
            writer = Optional.of(new Session(connect(), failures));
        }
        return writer.get();
    }

    /** Statements that the writer ran since its last commit. */
    int statements() {
        return writer.map(Session::statements).orElse(0);
    }

    /** Undoes what the writer did; one that cannot even do that is replaced. */
    void rollback() {
        writer.filter(session -> !session.rollback()).ifPresent(broken -> writer = Optional.empty());
    }

    void stop() {
        engine.stop();
    }

    /** Nothing uncommitted is there to be read: readers and the writer exclude each other. */
    private Session reader() {
        Connection connection = connect();
        try {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
            return new Session(connection, failures);
        } catch (SQLException e) {
            throw failures.wrap("connecting", e);
        }
    }
}
