package org.larder.server.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.larder.server.store.FeedEntry;
import org.larder.server.store.Listening;
import org.larder.server.store.ServerStore;
import org.larder.server.store.ServerStoreException;
import org.larder.server.testing.PostgresExtension;

class PostgresStoreTest extends ServerStoreContract {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final List<String> TABLES = List.of("feed", "record", "receipt", "account", "refresh_family",
            "email_owner");

    @Override
    ServerStore open(UnaryOperator<DataSource> around) {
        DataSource source = PostgresEngine.source(POSTGRES.url(), Optional.empty(), Optional.empty());
        return new JdbcServerStore(new PostgresEngine(around.apply(source)), 8);
    }

    @Override
    long rows(String userId) {
        try (Connection connection = POSTGRES.connection()) {
            return DerbyStoreTest.count(connection, userId, TABLES);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNodeHearsWhatAnotherWrote() {
        var told = new Told();
        try (ServerStore other = node(POSTGRES.url()); Listening listening = other.listen(told)) {
            String user = user();
            put(user, product(1, "Oats"));
            told.await(user);
            assertThat(other.<List<FeedEntry>>read(user, tables -> tables.changes(0, 9, ALL))).hasSize(1);
        }
    }

    @Test
    void whenTheListeningConnectionBreaksEverybodyIsWokenAndHearsAgain() {
        var told = new Told();
        try (Listening listening = store().listen(told)) {
            POSTGRES.breakConnections();
            told.await(Told.ANY);
            String user = user();
            put(user, product(1, "Oats"));
            told.await(user);
        }
    }

    @Test
    void aNodeHearsOfAnotherEpochAndOtherKeys() {
        var told = new Told();
        try (ServerStore other = node(POSTGRES.url()); Listening listening = other.listen(told)) {
            store().newEpoch();
            store().rotateKeys();
            String user = user();
            put(user, product(1, "Oats"));
            told.await(user);
            assertThat(other.epoch()).isEqualTo(store().epoch());
            assertThat(other.keys().get(0)).isEqualTo(store().keys().get(0));
        }
    }

    @Test
    void connectionsThatBrokeAreReplaced() {
        String user = user();
        POSTGRES.breakConnections();
        put(user, product(1, "Oats"));
        POSTGRES.breakConnections();
        assertThat(feed(user)).hasSize(1);
    }

    @Test
    void aPoolThatIsUsedUpIsAPassingFailureAndComesBack() throws InterruptedException {
        List<String> users = IntStream.range(0, 9).mapToObj(each -> user()).toList();
        CountDownLatch inside = new CountDownLatch(8);
        CountDownLatch refused = new CountDownLatch(1);
        try (var threads = Executors.newCachedThreadPool()) {
            users.subList(0, 8).forEach(user -> threads.submit(() -> store().read(user, tables -> {
                inside.countDown();
                return awaited(refused);
            })));
            inside.await();
            assertThatThrownBy(() -> feed(users.get(8))).isInstanceOfSatisfying(ServerStoreException.class,
                    failure -> assertThat(failure.passing()).isTrue());
            assertThat(store().pool().active()).isEqualTo(8);
            refused.countDown();
        }
        assertThat(feed(users.get(8))).isEmpty();
    }

    @Test
    void nodesThatStartAtOnceOnAnEmptyDatabaseAgree() throws Exception {
        String empty = POSTGRES.another();
        try (var threads = Executors.newCachedThreadPool()) {
            List<Future<ServerStore>> nodes = IntStream.range(0, 3).mapToObj(each -> threads.submit(() -> node(empty)))
                    .toList();
            String epoch = nodes.get(0).get().epoch();
            byte[] key = nodes.get(0).get().keys().get(0);
            for (Future<ServerStore> each : nodes) {
                try (ServerStore node = each.get()) {
                    assertThat(node.epoch()).isEqualTo(epoch);
                    assertThat(node.keys().get(0)).isEqualTo(key);
                }
            }
        }
    }

    private static ServerStore node(String url) {
        return Stores.open(url, Optional.empty(), Optional.empty(), 4);
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
