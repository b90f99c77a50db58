package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.rules.RecordDigest;
import org.larder.server.testing.EventReading;
import org.larder.server.testing.Ops;
import org.larder.server.testing.PostgresExtension;
import org.larder.server.testing.Reply;
import org.larder.server.testing.ServerNode;
import org.larder.server.testing.TestClient;

/**
 * Nodes on one PostgreSQL that are killed while several people write through all of them: two nodes, or four and more kills
 * with {@code -Dlarder.long=true}.
 */
class NodesTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final boolean LONG = Boolean.getBoolean("larder.long");
    private static final int NODES = LONG ? 4 : 2;
    private static final int KILLS = LONG ? 20 : 2;
    private static final int PEOPLE = 3;
    private static final int OPS = 20;
    private static final Pattern ID = Pattern.compile("'id':'([^']+)'");

    @TempDir
    Path folder = Path.of("");

    private final List<ServerNode> nodes = new ArrayList<>();

    @Test
    void aKilledNodeLosesNothing(TestReporter report) throws Exception {
        try (var threads = Executors.newCachedThreadPool()) {
            List<Person> people = IntStream.range(0, PEOPLE).mapToObj(this::person).toList();
            CountDownLatch killed = new CountDownLatch(1);
            List<Future<?>> writing = people.stream().<Future<?>>map(
                    person -> threads.submit(() -> person.writeUntil(killed))).toList();
            for (int kill = 0; kill < KILLS; kill++) {
                people.get(0).awaitPushes(5);
                nodes.get(kill % NODES).killAndStart();
            }
            killed.countDown();
            end(writing);
            people.forEach(Person::check);
            report.publishEntry(NODES + " nodes, " + KILLS + " kills",
                    people.stream().mapToInt(Person::operations).sum() + " operations answered, none lost, none twice; "
                            + people.stream().mapToInt(person -> person.unanswered).sum() + " pushes sent again");
        }
    }

    @Test
    void aStreamGoesOnAtAnotherNodeWhenItsOwnIsKilled() throws Exception {
        String token = new TestClient(nodes.get(0).base()).register("reader@example.org").path("accessToken").asText();
        TestClient writer = new TestClient(nodes.get(1).base()).with(token);
        String place;
        try (EventReading stream = stream(nodes.get(0), token, "")) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("connected");
            write(writer, "Told by the first");
            EventReading.Event told = stream.next().orElseThrow();
            assertThat(told.json().path("name").asText()).isEqualTo("Told by the first");
            place = told.id();
            nodes.get(0).kill();
        }
        write(writer, "Told by nobody yet");
        try (EventReading stream = stream(nodes.get(1), token, place)) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("connected");
            assertThat(stream.next().orElseThrow().json().path("name").asText()).isEqualTo("Told by nobody yet");
        }
    }

    private static EventReading stream(ServerNode node, String token, String place) {
        return EventReading.of(URI.create(node.base() + "/sync.changes"),
                Map.of("Authorization", "Bearer " + token, "Last-Event-ID", place));
    }

    private static void write(TestClient writer, String name) {
        writer.push(Ops.upsert("products", Ops.id(), 0, Ops.stamp(Instant.now(), 1), Ops.product(name)));
    }

    @AfterEach
    void end() throws InterruptedException {
        for (ServerNode node : nodes) {
            node.close();
        }
    }

    @BeforeEach
    void start() throws ExecutionException, InterruptedException {
        try (var starting = Executors.newCachedThreadPool()) {
            List<Future<ServerNode>> all = IntStream.range(0, NODES)
                    .mapToObj(number -> starting.submit(() -> ServerNode.start(folder, POSTGRES.url()))).toList();
            for (Future<ServerNode> node : all) {
                nodes.add(node.get());
            }
        }
    }

    private static void end(List<Future<?>> writing) throws ExecutionException, InterruptedException {
        for (Future<?> each : writing) {
            each.get();
        }
    }

    private Person person(int number) {
        TestClient nobody = new TestClient(nodes.get(0).base());
        String token = nobody.register("person" + number + "@example.org").path("accessToken").asText();
        return new Person(nodes.stream().map(node -> new TestClient(node.base()).with(token)).toList());
    }

    /** Writes through one node after the other; what got no answer is sent again through the next. */
    private static final class Person {

        private final List<TestClient> ways;
        private final List<String> answered = new ArrayList<>();
        private CountDownLatch pushes = new CountDownLatch(1);
        private int turn;
        private int unanswered;

        Person(List<TestClient> ways) {
            this.ways = ways;
        }

        void writeUntil(CountDownLatch killed) {
            int after = 0;
            while (killed.getCount() > 0 || after < 3) {
                after += killed.getCount() > 0 ? 0 : 1;
                String ops = ops();
                JsonNode results = untilAnswered(ops);
                assertThat(results).hasSize(OPS).allMatch(result -> applied(result, "applied"));
                answered.add(ops);
                passed();
            }
        }

        /** Waits until so many pushes more were answered. */
        void awaitPushes(int count) throws InterruptedException {
            CountDownLatch latch = new CountDownLatch(count);
            synchronized (this) {
                pushes = latch;
            }
            latch.await();
        }

        void check() {
            List<String> digests = ways.stream().map(way -> way.data("sync.digest", "").path("digests").toString())
                    .distinct().toList();
            assertThat(digests).singleElement().asString().contains(digest());
            JsonNode counts = ways.get(0).data("sync.status", "").path("counts");
            assertThat(counts.path("products").asInt()).isEqualTo(operations());
            String highWater = ways.get(0).data("sync.status", "").path("highWater").asText();
            assertThat(highWater).endsWith(":" + operations());
            for (String ops : answered) {
                assertThat(ways.get(1).pushAll(ops).path("results")).hasSize(OPS)
                        .allMatch(result -> applied(result, "duplicate"));
            }
        }

        int operations() {
            return answered.size() * OPS;
        }

        /** The digest of what was answered: each record once, and nothing else. */
        private String digest() {
            var digest = new RecordDigest();
            answered.stream().flatMap(ops -> ID.matcher(ops).results()).map(id -> id.group(1)).sorted()
                    .forEach(id -> digest.add(id, 1, false));
            return digest.digest().hash();
        }

        private synchronized void passed() {
            pushes.countDown();
        }

        private JsonNode untilAnswered(String ops) {
            while (true) {
                turn++;
                try {
                    Reply reply = ways.get(turn % ways.size()).post("sync.push",
                            ("{'deviceId':'device1','ops':" + ops + "}").replace('\'', '"'));
                    if (reply.status() == 200) {
                        return reply.json().path("result").path("data").path("results");
                    }
                    assertThat(reply.status()).as(reply.text()).isEqualTo(503);
                } catch (UncheckedIOException e) {
                    unanswered++;
                    assertThat(e).as("the node is gone, the next one is asked").isNotNull();
                }
            }
        }

        /** Sent twice since the answer to the first was lost, an operation is a duplicate of an applied one. */
        private static boolean applied(JsonNode result, String status) {
            return status.equals(result.path("status").asText()) && result.path("record").path("version").asInt() == 1
                    || "applied".equals(result.path("original").asText());
        }

        private static String ops() {
            Instant now = Instant.now();
            return IntStream.range(0, OPS)
                    .mapToObj(number -> Ops.upsert("products", Ops.id(), 0, Ops.stamp(now, number),
                            Ops.product("Food " + number)))
                    .collect(Collectors.joining(",", "[", "]"));
        }
    }
}
