package org.larder.server.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.larder.server.store.AccountTables;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.store.UnknownUserException;
import org.larder.server.store.UserReader;
import org.larder.server.store.UserWriter;

/**
 * The store on Derby inside this process, which alone has the database: the users' locks are locks of this process. Commits
 * are synced to the disk.
 */
public final class DerbyServerStore implements ServerStore {

    private static final int CONNECTIONS = 16;
    private static final int TRIES = 3;
    private static final String SHUT_DOWN = "08006";

    private final String folder;
    private final HikariDataSource pool;
    private final UserLocks locks = new UserLocks();
    private final Lock accountsLock = new ReentrantLock();
    private final String epoch;

    /**
     * Opens the database, or makes it if the folder is not there.
     *
     * @throws ServerStoreException if it cannot be opened: another process has it, it is damaged, the folder is read-only
     * @throws StoreTooNewException if a newer server wrote it
     */
    public DerbyServerStore(Path folder) {
        this.folder = folder.toString();
        prepare();
        pool = pool();
        epoch = transaction(sql -> sql.first("read the epoch", row -> row.getString(1),
                "SELECT text FROM store_meta WHERE name = 'epoch'")).orElseThrow();
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public <T> T accounts(Function<AccountTables, T> work) {
        return locked(accountsLock, () -> transaction(sql -> work.apply(new JdbcAccountTables(sql))));
    }

    @Override
    public <T> T write(String userId, Function<UserWriter, T> work) {
        return locked(locks.writing(userId), () -> transaction(sql -> {
            var tables = new JdbcUserWriter(sql, userId, feed(sql, userId));
            T result = work.apply(tables);
            tables.finish();
            return result;
        }));
    }

    @Override
    public <T> T read(String userId, Function<UserReader, T> work) {
        return locked(locks.reading(userId),
                () -> transaction(sql -> work.apply(new JdbcUserReader(sql, userId, feed(sql, userId)))));
    }

    @Override
    public void close() {
        pool.close();
        EmbeddedDataSource end = source();
        end.setShutdownDatabase("shutdown");
        try (Connection none = end.getConnection()) {
            throw new IllegalStateException("Derby answered a shutdown with a connection");
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState())) {
                throw Sql.failed("close the database", e);
            }
        }
    }

    private void prepare() {
        EmbeddedDataSource first = source();
        first.setCreateDatabase("create");
        try (Connection connection = first.getConnection()) {
            connection.setAutoCommit(false);
            try {
                new Migration(connection).run();
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw Sql.failed("open the database", e);
        }
    }

    private EmbeddedDataSource source() {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder);
        return source;
    }

    private HikariDataSource pool() {
        var config = new HikariConfig();
        config.setPoolName("larder-server");
        config.setDataSource(source());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    private Feed feed(Sql sql, String userId) {
        return sql.first("read the user's counter", row -> new Feed(Feed.name(epoch, userId), row.getLong(1)),
                "SELECT counter FROM feed WHERE user_id = ?", userId).orElseThrow(UnknownUserException::new);
    }

    private static <T> T locked(Lock lock, Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private <T> T transaction(Function<Sql, T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                return once(work);
            } catch (ServerStoreException e) {
                if (!e.passing() || attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private <T> T once(Function<Sql, T> work) {
        try (Connection connection = pool.getConnection()) {
            boolean done = false;
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        } catch (SQLException e) {
            throw Sql.failed("run a transaction", e);
        }
    }
}
