package org.larder.server.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on a connection of its own. Whenever that had to be made anew, something may have been missed: all are told. A
 * connection that is silent is asked now and then, so that one that died without a word is noticed.
 */
final class PostgresNews implements News {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresNews.class);
    private static final int SILENCE_MS = 1000;
    private static final int FIRST_MS = 5000;
    private static final int AGAIN_MS = 1000;
    private static final int LAST_CALL_MS = 2000;

    private final DataSource source;
    private final Listeners listeners;
    private final Meta meta;
    private final CountDownLatch hearing = new CountDownLatch(1);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "larder-server-news");

    PostgresNews(DataSource source, Listeners listeners, Meta meta) {
        this.source = source;
        this.listeners = listeners;
        this.meta = meta;
        thread.setDaemon(true);
        thread.start();
        awaitFirst();
    }

    @Override
    public void committed(String userId) {
        // the database tells all nodes, this one too
    }

    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join(LAST_CALL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean ended = false;
        while (!ended) {
            try (Connection connection = source.getConnection()) {
                listen(connection);
                return;
            } catch (SQLException | RuntimeException e) {
                LOG.warn("the connection that listens for changes broke: {}", e.getMessage());
                ended = ended(AGAIN_MS);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + PostgresEngine.FEED);
            statement.execute("LISTEN " + PostgresEngine.META);
            meta.refresh();
            listeners.anyMayHaveGrown();
            hearing.countDown();
            PGConnection postgres = connection.unwrap(PGConnection.class);
            while (!ended(0)) {
                PGNotification[] heard = postgres.getNotifications(SILENCE_MS);
                if (heard.length == 0) {
                    statement.execute("SELECT 1");
                }
                for (PGNotification each : heard) {
                    tell(each);
                }
            }
        }
    }

    private void tell(PGNotification heard) {
        if (heard.getName().equals(PostgresEngine.FEED)) {
            listeners.grew(heard.getParameter());
        } else {
            meta.refresh();
        }
    }

    /** So that a server that has started hears; but it starts without, too. */
    private void awaitFirst() {
        try {
            if (!hearing.await(FIRST_MS, TimeUnit.MILLISECONDS)) {
                LOG.warn("changes by other nodes are not heard yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(int patienceMs) {
        try {
            return ending.await(patienceMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
