package org.larder.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.config.LogLevel;
import org.larder.server.config.ServerOptions;
import org.larder.server.log.Logging;
import org.larder.server.testing.Ops;
import org.larder.server.testing.PostgresExtension;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

/**
 * Requests that nobody should send, by a seed: {@code -Dlarder.fuzz.seed=N} replays a run, {@code -Dlarder.fuzz.requests=N}
 * makes a longer one. Another user of the same server must not notice.
 */
class FuzzTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");
    private static final List<String> DELIBERATE = List.of("501", "505");
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)\\tat |exception|java\\.|org\\.larder|org\\.apache|jetty|derby|postgres|sqlstate|user_id|feed_number"
                    + "|INTERNAL_SERVER_ERROR");
    private static final int LOOK = 50;
    private static final int CONNECTIONS = 4;

    private final long seed = Long.getLong("larder.fuzz.seed", 20_260_131L);
    private final int requests = Integer.getInteger("larder.fuzz.requests", 600);
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void nothingThatIsSentMakesTheServerFailTellOfItselfOrTouchAnotherUser() {
        attack(ServerOptions.local(folder, 0));
    }

    @Test
    void norDoesItOnPostgresql() {
        attack(ServerOptions.local(folder, 0).database(
                new DatabaseOptions(POSTGRES.url(), Optional.empty(), Optional.empty(), CONNECTIONS)));
    }

    private void attack(ServerOptions options) {
        try (Logging logging = new Logging(LogLevel.INFO, log);
                TestServer server = TestServer.withHooks(options, InstantSource.system())) {
            TestClient victim = victim(server);
            JsonNode before = victim.data("sync.pull", "");
            String token = new TestClient(server.base()).register("attacker@example.org").path("accessToken").asText();
            TestClient attacker = new TestClient(server.base()).with(token);
            var attacks = new Attacks(new SplittableRandom(seed), token);
            var http = new RawHttp(server.base());
            for (int number = 0; number < requests; number++) {
                attack(attacks.next(), number, http, attacker);
                if (number % LOOK == 0) {
                    assertThat(victim.data("sync.pull", "").path("changes")).isEqualTo(before.path("changes"));
                }
            }
            JsonNode after = victim.data("sync.pull", "");
            assertThat(after.path("changes")).isEqualTo(before.path("changes"));
            assertThat(after.path("cursor")).isEqualTo(before.path("cursor"));
        }
        assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("\"level\":\"ERROR\"");
    }

    private void attack(Attack attack, int number, RawHttp http, TestClient attacker) {
        String shown = "seed %d, request %d, %s: %s".formatted(seed, number, attack.name(),
                new String(attack.bytes(), 0, Math.min(600, attack.bytes().length), StandardCharsets.UTF_8));
        long counter = counter(attacker);
        Optional<String> answer = http.send(attack.bytes(), !attack.complete());
        if (answer.isEmpty()) {
            assertThat(attack.complete()).as("no answer to " + shown).isFalse();
            return;
        }
        Matcher status = STATUS.matcher(answer.get());
        assertThat(status.lookingAt()).as(shown + "\n" + answer.get()).isTrue();
        assertThat(status.group(1).startsWith("5") && !DELIBERATE.contains(status.group(1)))
                .as(shown + "\n" + answer.get()).isFalse();
        assertThat(INSIDE.matcher(answer.get()).find()).as(shown + "\n" + answer.get()).isFalse();
        if (!status.group(1).startsWith("2")) {
            assertThat(counter(attacker)).as("written by a refused call, " + shown).isEqualTo(counter);
        }
    }

    private static long counter(TestClient client) {
        return client.data("sync.status", "").path("highWater").asText().lines()
                .mapToLong(cursor -> Long.parseLong(cursor.substring(cursor.indexOf(':') + 1))).sum();
    }

    private static TestClient victim(TestServer server) {
        TestClient victim = new TestClient(server.base()).registered();
        victim.data("products.create",
                "{'id':'0198c0de-0000-7000-8000-000000000001'," + Ops.product("Oats") + "}");
        victim.data("goals.set", "{'effectiveFrom':'2026-01-31'," + Ops.goal(1900) + "}");
        return victim;
    }
}
