package org.larder.server.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.server.testing.EventReading;
import org.larder.server.testing.EventReading.Event;
import org.larder.server.testing.Ops;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;
import org.larder.testing.TestClock;

/** Section 8 of the contract over HTTP. */
class ChangesTest {

    private static final TestClock CLOCK = new TestClock(Instant.parse("2026-01-31T08:00:00Z"));

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension(CLOCK);

    private final String token = SERVER.client().register(UUID.randomUUID() + "@example.org").path("accessToken")
            .asText();
    private final TestClient user = SERVER.client().with(token);

    @Test
    void theAnswerIsAStreamThatNobodyKeepsOrChangesOnTheWay() {
        try (EventReading stream = stream("")) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.header("Content-Type")).contains("text/event-stream");
            assertThat(stream.header("Cache-Control")).contains("no-cache, no-transform");
            assertThat(stream.header("X-Accel-Buffering")).contains("no");
            assertThat(connected(stream).path("reconnectAfterInactivityMs").asInt()).isEqualTo(35_000);
        }
    }

    @Test
    void aChangeIsToldAsInPullWithTheCursorAfterIt() {
        write("Before");
        try (EventReading stream = stream("")) {
            connected(stream);
            write("Oats");
            JsonNode pulled = user.data("sync.pull", "{}");
            Event event = stream.next().orElseThrow();
            assertThat(event.name()).isEmpty();
            assertThat(event.json()).isEqualTo(pulled.path("changes").path(1));
            assertThat(event.id()).isEqualTo(pulled.path("cursor").asText());
        }
    }

    @Test
    void aStreamGoesOnWhereAnotherWas() {
        List<String> names = Stream.iterate(1, each -> each + 1).limit(120).map(each -> "P" + each).toList();
        names.forEach(this::write);
        String cursor;
        try (EventReading stream = stream("?input=" + encoded("{\"cursor\":\"" + start() + "\"}"))) {
            connected(stream);
            cursor = names.stream().limit(60).map(name -> told(stream, name)).reduce((one, other) -> other)
                    .orElseThrow();
        }
        try (EventReading stream = EventReading.of(address(""),
                Map.of("Authorization", "Bearer " + token, "Last-Event-ID", cursor))) {
            connected(stream);
            names.stream().skip(60).forEach(name -> told(stream, name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"?lastEventId=%s", "?input={'lastEventId':'%s'}",
            "?input={'lastEventId':'%s','cursor':'zz:1'}", "?input={'cursor':'%s'}",
            "?lastEventId=%s&input={'cursor':'zz:1'}"})
    void thePlaceMayComeInSeveralWays(String query) {
        write("Oats");
        String[] parts = query.formatted(start()).split("input=", 2);
        String asked = parts.length == 1 ? parts[0] : parts[0] + "input=" + encoded(parts[1].replace('\'', '"'));
        try (EventReading stream = stream(asked)) {
            connected(stream);
            told(stream, "Oats");
        }
    }

    @Test
    void aTokenMayComeInTheAddress() {
        try (EventReading stream = EventReading.of(
                address("?connectionParams=" + encoded("{\"token\":\"" + token + "\"}")), Map.of())) {
            connected(stream);
            write("Oats");
            told(stream, "Oats");
        }
    }

    @Test
    void anotherUsersChangesAreNotTold() {
        TestClient other = SERVER.client().registered();
        try (EventReading stream = stream("")) {
            connected(stream);
            other.push(Ops.upsert("products", Ops.id(), 0, stamp(), Ops.product("Secret")));
            write("Oats");
            told(stream, "Oats");
        }
    }

    @Test
    void anotherUsersCursorBeginsNoStream() {
        String foreign = SERVER.client().registered().data("sync.pull", "{}").path("cursor").asText();
        try (EventReading stream = stream("?lastEventId=" + foreign)) {
            refused(stream, "PRECONDITION_FAILED", "CURSOR_EXPIRED");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"?lastEventId=nonsense|BAD_REQUEST|CURSOR_INVALID", "?input=5|BAD_REQUEST|null",
                    "?input={|BAD_REQUEST|null", "?input=%7B%22cursor%22:5%7D|BAD_REQUEST|null"})
    void aBadPlaceIsSaidInTheStream(String query, String code, String reason) {
        try (EventReading stream = stream(query.replace("{", "%7B"))) {
            refused(stream, code, reason);
        }
    }

    @Test
    void withoutATokenTheStreamSaysSo() {
        try (EventReading stream = EventReading.of(address(""), Map.of())) {
            refused(stream, "UNAUTHORIZED", "TOKEN_MISSING");
        }
        try (EventReading stream = EventReading.of(address(""), Map.of("Authorization", "Bearer " + token + "x"))) {
            refused(stream, "UNAUTHORIZED", "TOKEN_INVALID");
        }
    }

    @Test
    void theStreamEndsWithItsToken() {
        try (EventReading stream = stream("")) {
            connected(stream);
            CLOCK.advance(Duration.ofMinutes(15));
            assertThat(stream.next().map(Event::name)).contains("serialized-error");
            assertThat(stream.next()).isEmpty();
        }
    }

    @Test
    void aSilentStreamIsKeptAliveByPings() {
        try (EventReading stream = stream("")) {
            connected(stream);
            CLOCK.advance(Duration.ofSeconds(15));
            assertThat(stream.any().map(Event::name)).contains("ping");
        }
    }

    @Test
    void aReaderWhoWentAwayIsForgotten() {
        try (EventReading stream = stream("")) {
            connected(stream);
        }
        Awaitility.await().until(() -> {
            CLOCK.advance(Duration.ofSeconds(15));
            return SERVER.server().streams() == 0;
        });
    }

    @Test
    void aStreamIsNeitherPostedNorBatched() {
        assertThat(user.post("sync.changes", "{}").status()).isEqualTo(405);
        assertThat(user.get("sync.changes,health.ping?batch=1").status()).isEqualTo(400);
        assertThat(user.get("sync.change").status()).isEqualTo(404);
    }

    private EventReading stream(String query) {
        return EventReading.of(address(query), Map.of("Authorization", "Bearer " + token));
    }

    private static URI address(String query) {
        return URI.create(SERVER.server().base() + "/sync.changes" + query);
    }

    private String start() {
        return user.data("sync.status", "{}").path("highWater").asText().replaceFirst(":.*", ":0");
    }

    private void write(String name) {
        assertThat(user.push(Ops.upsert("products", Ops.id(), 0, stamp(), Ops.product(name))).path("status").asText())
                .isEqualTo("applied");
    }

    private static String stamp() {
        return Ops.stamp(CLOCK.instant(), 0);
    }

    private static JsonNode connected(EventReading stream) {
        Event first = stream.next().orElseThrow();
        assertThat(first.name()).isEqualTo("connected");
        return first.json();
    }

    private static String told(EventReading stream, String name) {
        Event event = stream.next().orElseThrow();
        assertThat(event.json().path("name").asText()).as(event.toString()).isEqualTo(name);
        return event.id();
    }

    private static void refused(EventReading stream, String code, String reason) {
        assertThat(stream.status()).isEqualTo(200);
        connected(stream);
        Event error = stream.next().orElseThrow();
        assertThat(error.name()).isEqualTo("serialized-error");
        assertThat(error.json().path("data").path("code").asText()).isEqualTo(code);
        assertThat(error.json().path("data").path("reason").asText()).isEqualTo(reason);
        assertThat(error.json().path("data").path("path").asText()).isEqualTo("sync.changes");
        assertThat(stream.next()).isEmpty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
