package org.larder.server.jdbc;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.larder.server.store.Accounts;
import org.larder.server.store.FeedListener;
import org.larder.server.store.Listening;
import org.larder.server.store.Pool;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.store.UnknownUserException;
import org.larder.server.store.UserReader;
import org.larder.server.store.UserWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The store on a database. The user's row is locked first, and everything else under it. */
final class JdbcServerStore implements ServerStore {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcServerStore.class);
    private static final int WAIT_MS = 4000;

    private final Engine engine;
    private final HikariDataSource pool;
    private final Transactions transactions;
    private final UserLocks locks = new UserLocks();
    private final Listeners listeners = new Listeners();
    private final Meta meta;
    private final News news;
    private final JdbcAccounts accounts;

    /**
     * Opens the database and brings it up to date.
     *
     * @throws ServerStoreException if it cannot be opened
     * @throws StoreTooNewException if a newer server wrote it
     */
    JdbcServerStore(Engine engine, int connections) {
        this.engine = engine;
        engine.prepare();
        pool = pool(engine, connections);
        transactions = new Transactions(pool);
        meta = new Meta(transactions, engine);
        news = engine.news(listeners, meta);
        accounts = new JdbcAccounts(engine, transactions, locks);
    }

    @Override
    public String epoch() {
        return meta.epoch();
    }

    @Override
    public void newEpoch() {
        meta.newEpoch();
    }

    @Override
    public List<byte[]> keys() {
        return meta.keys();
    }

    @Override
    public void rotateKeys() {
        meta.rotateKeys();
    }

    @Override
    public Accounts accounts() {
        return accounts;
    }

    @Override
    public <T> T write(String userId, Function<UserWriter, T> work) {
        return locks.writing(userId, () -> {
            Written<T> written = transactions.run(sql -> written(sql, userId, work));
            if (written.grew()) {
                news.committed(userId);
            }
            return written.result();
        });
    }

    @Override
    public <T> T read(String userId, Function<UserReader, T> work) {
        Supplier<T> reading = () -> transactions.run(sql -> {
            FeedRow feed = active(engine.share(sql, userId).orElseThrow(UnknownUserException::new));
            return work.apply(new JdbcUserReader(sql, engine.columns(), feed));
        });
        return engine.snapshots() ? reading.get() : locks.reading(userId, reading);
    }

    @Override
    public Listening listen(FeedListener listener) {
        return listeners.add(listener);
    }

    @Override
    public boolean answers() {
        try {
            meta.refresh();
            return true;
        } catch (ServerStoreException e) {
            LOG.debug("the database does not answer", e);
            return false;
        }
    }

    @Override
    public Pool pool() {
        HikariPoolMXBean state = pool.getHikariPoolMXBean();
        return new Pool(state.getActiveConnections(), state.getIdleConnections(), state.getThreadsAwaitingConnection(),
                state.getTotalConnections());
    }

    @Override
    public void tidy(Instant tries, Instant receipts) {
        new Tidying(transactions, engine).run(tries, receipts);
    }

    @Override
    public void close() {
        news.close();
        pool.close();
        engine.end();
    }

    private <T> Written<T> written(Sql sql, String userId, Function<UserWriter, T> work) {
        FeedRow feed = active(engine.lock(sql, userId).orElseThrow(UnknownUserException::new));
        var tables = new JdbcUserWriter(sql, engine.columns(), engine.rows(sql, userId), feed);
        T result = work.apply(tables);
        tables.finish();
        if (tables.grew()) {
            engine.announce(sql, userId);
        }
        return new Written<>(result, tables.grew());
    }

    private record Written<T>(T result, boolean grew) {
    }

    private static FeedRow active(FeedRow feed) {
        if (feed.state() != FeedRow.State.ACTIVE) {
            throw new UnknownUserException();
        }
        return feed;
    }

    private static HikariDataSource pool(Engine engine, int connections) {
        var config = new HikariConfig();
        config.setPoolName("larder-server");
        config.setDataSource(engine.source());
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_MS);
        config.setAutoCommit(false);
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        engine.configure(config);
        return new HikariDataSource(config);
    }
}
