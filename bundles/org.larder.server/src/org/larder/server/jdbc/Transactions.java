package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import org.larder.server.store.ServerStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs transactions on the connections of a pool. What the database undid for another's sake is repeated; so is what failed
 * for a broken connection before its commit was asked for. Thread-safe.
 */
final class Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;

    private final HikariDataSource pool;

    Transactions(HikariDataSource pool) {
        this.pool = pool;
    }

    <T> T run(Function<Sql, T> work) {
        for (int attempt = 1;; attempt++) {
            try (Connection connection = pool.getConnection()) {
                T result = worked(connection, work);
                connection.commit();
                return result;
            } catch (Repeatable e) {
                if (attempt == TRIES) {
                    throw e.failure;
                }
            } catch (SQLException e) {
                SqlFailure failure = SqlFailure.of("run a transaction", e);
                if (!failure.rolledBack() || attempt == TRIES) {
                    throw failure;
                }
            }
        }
    }

    private static <T> T worked(Connection connection, Function<Sql, T> work) {
        boolean done = false;
        try {
            T result = work.apply(new Sql(connection));
            done = true;
            return result;
        } catch (SqlFailure e) {
            if (e.rolledBack() || e.disconnected()) {
                throw new Repeatable(e);
            }
            throw e;
        } finally {
            if (!done) {
                undo(connection);
            }
        }
    }

    /** A connection that cannot even undo is broken, and the database has undone everything. */
    private static void undo(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            LOG.debug("a broken connection was not rolled back", e);
        }
    }

    /** Carries a failure after which nothing was committed. */
    private static final class Repeatable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final ServerStoreException failure;

        Repeatable(ServerStoreException failure) {
            super(failure);
            this.failure = failure;
        }
    }
}
