package org.larder.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.RecordKey;
import org.larder.api.model.RecordType;
import org.larder.api.model.RemoteRecord;
import org.larder.api.model.Stamp;
import org.larder.server.account.AccessTokens;
import org.larder.server.account.RefreshTokens;
import org.larder.server.account.ServerKey;
import org.larder.server.account.TokenCheck;
import org.larder.server.jdbc.Stores;
import org.larder.server.store.Account;
import org.larder.server.store.ServerStore;
import org.larder.server.web.WebRequest;
import org.larder.testing.TestClock;

/** Streams to readers that are slow, go away, or stay when the server ends. */
class ChangeStreamsTest {

    private static final int MOST = 3;
    private static final String USER = UUID.randomUUID().toString();

    private final TestClock clock = TestClock.noon();
    private final ServerStore store;
    private final ServerKey key;
    private final ChangeStreams streams;

    ChangeStreamsTest(@TempDir Path folder) {
        store = Stores.open("jdbc:derby:" + folder.resolve("db"), Optional.empty(), Optional.empty(), 4);
        key = new ServerKey(store::keys);
        var refresh = new RefreshTokens(key, clock);
        store.accounts().register(new Account(USER, "a@example.org", Optional.empty(), "", clock.instant(), false),
                refresh.family());
        streams = new ChangeStreams(store, new TokenCheck(List.of(new AccessTokens(key, clock)), clock), MOST, clock);
    }

    @AfterEach
    void close() {
        streams.close();
        store.close();
    }

    /** A reader that takes as much as it is told to. */
    private static final class Reader implements EventSink {

        private final List<String> taken = new CopyOnWriteArrayList<>();
        private volatile boolean ready = true;
        private volatile boolean gone;
        private volatile boolean closed;

        @Override
        public boolean ready() throws IOException {
            if (gone) {
                throw new IOException("gone");
            }
            return ready;
        }

        @Override
        public void send(byte[] bytes) {
            assertThat(ready).as("sent only when the reader is ready").isTrue();
            taken.add(new String(bytes, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            closed = true;
        }

        void awaitTaken(Predicate<List<String>> enough) {
            Awaitility.await().until(() -> enough.test(taken));
        }
    }

    @Test
    void aSlowReaderIsGivenNothingUntilItIsReadyAgainAndThenAllOfIt() {
        var reader = new Reader();
        Runnable ready = streams.open(request(), reader);
        ready.run();
        reader.awaitTaken(taken -> taken.size() == 1);
        reader.ready = false;
        put(120);
        clock.advance(Duration.ofSeconds(20));
        assertThat(reader.taken).hasSize(1);
        reader.ready = true;
        ready.run();
        reader.awaitTaken(taken -> records(taken) == 120);
        assertThat(reader.taken).hasSizeGreaterThan(3);
    }

    @Test
    void aReaderThatTakesNothingForLongIsDropped() {
        var reader = new Reader();
        streams.open(request(), reader).run();
        reader.awaitTaken(taken -> taken.size() == 1);
        reader.ready = false;
        put(1);
        Awaitility.await().until(() -> {
            clock.advance(Duration.ofSeconds(10));
            return reader.closed;
        });
        assertThat(streams.open()).isZero();
        assertThat(reader.taken).hasSize(1);
    }

    @Test
    void aUserHasSoManyStreamsAtATimeAndNoMore() {
        List<Reader> readers = IntStream.range(0, MOST).mapToObj(each -> new Reader()).toList();
        for (Reader reader : readers) {
            streams.open(request(), reader).run();
            reader.awaitTaken(taken -> taken.size() == 1);
        }
        var more = new Reader();
        streams.open(request(), more).run();
        more.awaitTaken(taken -> taken.size() == 2);
        assertThat(more.taken.get(1)).contains("serialized-error", "TOO_MANY_REQUESTS", "STREAM_LIMIT", "retryAfterMs");
        readers.getFirst().gone = true;
        put(1);
        Awaitility.await().until(() -> streams.open() == MOST - 1);
        var another = new Reader();
        streams.open(request(), another).run();
        another.awaitTaken(taken -> taken.size() == 1);
        put(1);
        another.awaitTaken(taken -> records(taken) == 1);
    }

    @Test
    void manyChangesAtOnceWakeAStreamOnceOrSo() {
        var reader = new Reader();
        Runnable ready = streams.open(request(), reader);
        ready.run();
        reader.awaitTaken(taken -> taken.size() == 1);
        put(40);
        reader.awaitTaken(taken -> records(taken) == 40);
        assertThat(reader.taken).hasSizeLessThan(5);
    }

    @Test
    void aReaderThatIsGoneIsForgotten() {
        var reader = new Reader();
        streams.open(request(), reader).run();
        reader.awaitTaken(taken -> taken.size() == 1);
        reader.gone = true;
        put(1);
        Awaitility.await().until(() -> reader.closed && streams.open() == 0);
    }

    @Test
    void whenTheServerEndsItSaysSoToReadersThatListen() {
        var reader = new Reader();
        var deaf = new Reader();
        streams.open(request(), reader).run();
        streams.open(request(), deaf).run();
        reader.awaitTaken(taken -> taken.size() == 1);
        deaf.awaitTaken(taken -> taken.size() == 1);
        deaf.ready = false;
        streams.close();
        assertThat(reader.taken).last().isEqualTo("event: return\ndata: \n\n");
        assertThat(reader.closed && deaf.closed).isTrue();
        assertThat(streams.open()).isZero();
    }

    @Test
    void aNewEpochEndsStreamsWithAnExpiredCursor() {
        var reader = new Reader();
        streams.open(request(), reader).run();
        reader.awaitTaken(taken -> taken.size() == 1);
        store.newEpoch();
        put(1);
        reader.awaitTaken(taken -> taken.size() == 2);
        assertThat(reader.taken).last().asString().contains("serialized-error", "CURSOR_EXPIRED");
    }

    @Test
    void anAccountThatIsGoneEndsItsStreams() {
        var reader = new Reader();
        streams.open(request(), reader).run();
        reader.awaitTaken(taken -> taken.size() == 1);
        store.accounts().delete(USER);
        streams.anyMayHaveGrown();
        reader.awaitTaken(taken -> taken.size() == 2);
        assertThat(reader.taken).last().asString().contains("serialized-error", "TOKEN_INVALID");
    }

    private WebRequest request() {
        String token = new AccessTokens(key, clock).issue(USER);
        return new WebRequest("GET", ChangeStreams.PATH, "",
                name -> name.equals("Authorization") ? Optional.of("Bearer " + token) : Optional.empty(), "127.0.0.1",
                () -> new ByteArrayInputStream(new byte[0]));
    }

    private void put(int count) {
        store.write(USER, tables -> {
            for (int each = 0; each < count; each++) {
                tables.put(tombstone(clock.instant()));
            }
            return count;
        });
    }

    private static RemoteRecord tombstone(Instant time) {
        return new RemoteRecord(new RecordKey(RecordType.PRODUCT, UUID.randomUUID().toString()), 1,
                new Stamp(time.toEpochMilli(), 0, "device1"), time, Optional.empty());
    }

    private static int records(List<String> taken) {
        return (int) taken.stream().flatMap(String::lines).filter(line -> line.startsWith("id: ")).count();
    }
}
