package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.account.Session;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.ProbeResult;
import org.larder.api.transport.PullPage;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** Whatever a server or something between says: a named failure, in bounded time and memory, and calls work again after it. */
class BadServerTest {

    private static final UUID ONE = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Bounds QUICK = new Bounds(Duration.ofMillis(400), Duration.ofMillis(800), 1 << 24);
    private static final String EMPTY_PAGE = "{\"result\":{\"data\":{\"changes\":[],\"cursor\":\"e1:7\",\"hasMore\":false}}}";
    private static final String RECORD = """
            {"type":"products","id":"01890a5d-ac96-774b-bcce-b302099a8057","name":"Oats","calories":389,"protein":17,
            "fat":7,"carbs":66,"version":1,"lastModified":"2026-03-01T12:00:00.000Z-0000-dev1","deleted":false,
            "createdAt":"2026-03-01T12:00:00.000Z","updatedAt":"2026-03-01T12:00:00.000Z"}""";

    private final TestClock clock = TestClock.noon();
    private final RawServer server = new RawServer(RawServer.json(EMPTY_PAGE));
    private final TestProfile profile = new TestProfile(Path.of("unused"), "dev1");
    private final TrpcTransport transport = new TrpcTransport(profile, clock, QUICK, QUICK,
            new SystemTrust(List.of(), List.of()));

    BadServerTest() throws IOException {
        profile.change(settings -> settings.withServer(Optional.of(server.base())));
        transport.use(new Session("u1", "ann@example.org", "a1", "r1", clock.instant().plusSeconds(600)));
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        server.close();
    }

    private PullPage pull() {
        return transport.pull(Optional.empty(), 300);
    }

    private static FrozenOperation operation(UUID opId, int bytes) {
        return new FrozenOperation(opId, RecordKey.product(ONE),
                "{\"opId\":\"" + opId + "\",\"name\":\"" + "x".repeat(bytes) + "\"}");
    }

    private void assertTransient(RawServer.Script script, String words) {
        server.now(script);
        assertThatThrownBy(this::pull).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT);
            assertThat(e).hasMessageContaining(words);
        });
        server.now(RawServer.json(EMPTY_PAGE));
        assertThat(pull().cursor()).as("afterwards").isEqualTo("e1:7");
    }

    // --- answers of another form

    @Test
    void aWebPageAnEmptyBodyAndARedirectAreNoAnswer() {
        assertTransient(RawServer.text("200 OK", "text/html", "<!doctype html><html>Sign in</html>"), "web page");
        assertTransient(RawServer.json(""), "empty");
        assertTransient((head, in, out) -> out.write(
                RawServer.head("302 Found", "text/html", "Location: https://portal.example/\r\nContent-Length: 0\r\n")),
                "HTTP status 302");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"result\":{\"data\":{\"changes\":[{\"type\":\"prod", "[[[[", "{\"result\":5}", "null", "5",
                    "\"text\"", "{\"result\":{\"data\":null}}", "{\"result\":{\"data\":[]}}", "{\"result\":{}}",
                    "{\"result\":{\"data\":{\"changes\":{},\"cursor\":\"c\"}}}",
                    "{\"result\":{\"data\":{\"changes\":[],\"cursor\":7}}}", "{\"error\":{\"code\":\"x\"}}",
                    "{\"error\":null}", "\u0000\u0001\u0002"})
    void anAnswerOfAnotherFormIsNoAnswer(String body) {
        assertTransient(RawServer.json(body), "");
    }

    @Test
    void anAnswerThatNestsTooDeepIsNoAnswer() {
        assertTransient(RawServer.json("[".repeat(100_000)), "not tRPC");
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsNoAnswer() {
        assertTransient((head, in, out) -> out.write(RawServer.head("200 OK", "application/json",
                "Content-Length: 500\r\n")), "");
        assertTransient((head, in, out) -> {}, "");
        assertTransient((head, in, out) -> out.write("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.UTF_8)), "");
    }

    // --- answers without end

    /** Gives what was sent, once the client hung up. */
    private AtomicLong endless(byte[] head, byte[] chunk) {
        var sent = new AtomicLong();
        server.now((ignored, in, out) -> {
            out.write(head);
            while (sent.addAndGet(chunk.length) < 1L << 40) {
                out.write(chunk);
            }
        });
        return sent;
    }

    @Test
    @Tag("F13")
    void anAnswerOfAHundredMegabytesIsGivenUpEarly() {
        AtomicLong sent = endless(RawServer.head("200 OK", "application/json", "Content-Length: 104857600\r\n"),
                new byte[1 << 16]);
        assertThatThrownBy(this::pull).hasMessageContaining("larger than");
        assertThat(sent.get()).isLessThan(8L << 20);
    }

    @Test
    @Tag("F13")
    void anAnswerWithoutEndIsGivenUpAtTheBound() {
        AtomicLong sent = endless(RawServer.head("200 OK", "application/json", ""), new byte[1 << 16]);
        assertThatThrownBy(this::pull).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT)).hasMessageContaining("larger than");
        assertThat(sent.get()).isLessThan(32L << 20);
    }

    @Test
    void afterAPageThatIsTooLargeASmallerOneIsAskedFor() {
        endless(RawServer.head("200 OK", "application/json", "Content-Length: 104857600\r\n"), new byte[1 << 16]);
        assertThatThrownBy(this::pull).hasMessageContaining("larger than");
        var asked = new StringBuffer();
        server.now((head, in, out) -> {
            asked.append(head.lines().findFirst().orElse(""));
            RawServer.json(EMPTY_PAGE).answer(head, in, out);
        });
        pull();
        assertThat(asked).contains("%22limit%22%3A150");
    }

    @Test
    void headersWithoutEndAreGivenUp() {
        assertThat(endless("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.UTF_8),
                "X-Header: value\r\n".getBytes(StandardCharsets.UTF_8))).isNotNull();
        assertThatThrownBy(this::pull).isInstanceOf(TransportException.class);
        endless("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8), new byte[]{'x', 'x', 'x', 'x'});
        assertThatThrownBy(this::pull).isInstanceOf(TransportException.class);
    }

    @Test
    void millionsOfLittleValuesAreNotTakenIntoMemory() {
        String body = "{\"result\":{\"data\":{\"changes\":[" + "[],".repeat(3_000_000) + "[]]}}}";
        assertTransient(RawServer.json(body), "not tRPC");
    }

    // --- servers that take their time

    @Test
    void aSilentServerIsGivenUp() {
        assertTransient((head, in, out) -> Thread.sleep(2_000), "silent");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bytesThatComeOneByOneAreGivenUpAsAWhole(boolean inTheHead) {
        var scripted = new AtomicLong();
        server.now((head, in, out) -> {
            out.write(inTheHead ? "HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.UTF_8)
                    : RawServer.head("200 OK", "application/json", ""));
            for (int i = 0; i < 200; i++) {
                out.write(' ');
                out.flush();
                scripted.incrementAndGet();
                Thread.sleep(50);
            }
        });
        assertThatThrownBy(this::pull).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT)).hasMessageContaining("too long");
        assertThat(scripted.get()).isBetween(2L, 100L);
    }

    @Test
    void aProbeIsGivenUpToo() {
        server.now((head, in, out) -> {
            out.write(RawServer.head("200 OK", "application/json", ""));
            for (int i = 0; i < 200; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(50);
            }
        });
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Unreachable.class);
    }

    // --- bodies that are not taken

    @Test
    void aBodyThatIsRefusedWhileItIsSentIsSplit() {
        server.now((head, in, out) -> {
            in.readNBytes(1 << 16);
            out.write(RawServer.head("413 Payload Too Large", "application/json", "Content-Length: 0\r\n"));
        });
        assertThatThrownBy(() -> transport.push("dev1", List.of(operation(ONE, 1 << 20), operation(ONE, 10))))
                .isInstanceOfSatisfying(TransportException.class,
                        e -> assertThat(e.retryClass()).isEqualTo(RetryClass.SPLIT));
    }

    @Test
    void aConnectionThatBreaksUnderABigBodyIsTakenForTooLarge() {
        server.now((head, in, out) -> {
            in.readNBytes(1 << 16);
            throw new IOException("hang up");
        });
        assertThatThrownBy(() -> transport.push("dev1", List.of(operation(ONE, 4 << 20))))
                .isInstanceOfSatisfying(TransportException.class,
                        e -> assertThat(e.retryClass()).isEqualTo(RetryClass.SPLIT));
    }

    @Test
    void thatTheUserIsForbiddenStopsTheSyncAndRejectsNoOperation() {
        server.now(RawServer.text("403 Forbidden", "application/json",
                "{\"error\":{\"message\":\"no\",\"code\":-32003,\"data\":{\"code\":\"FORBIDDEN\",\"httpStatus\":403}}}"));
        assertThatThrownBy(() -> transport.push("dev1", List.of(operation(ONE, 10))))
                .isInstanceOfSatisfying(TransportException.class,
                        e -> assertThat(e.retryClass()).isEqualTo(RetryClass.PROTOCOL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "99999999999999999999999", "86400"})
    void noServerMakesTheQueueWaitForMoreThanAnHour(String seconds) {
        assertThat(waits(seconds)).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "soon", "1e9", "", "Wed, 21 Oct 2065 07:28:00 GMT"})
    void aWaitThatMakesNoSenseIsPassedOver(String text) {
        assertThat(waits(text)).isEmpty();
    }

    private Optional<Duration> waits(String retryAfter) {
        server.now((head, in, out) -> {
            byte[] body = "{\"error\":{\"message\":\"m\",\"code\":-32029,\"data\":{\"code\":\"TOO_MANY_REQUESTS\"}}}"
                    .getBytes(StandardCharsets.UTF_8);
            out.write(RawServer.head("429 Too Many Requests", "application/json",
                    "Retry-After: " + retryAfter + "\r\nContent-Length: " + body.length + "\r\n"));
            out.write(body);
        });
        try {
            pull();
            throw new AssertionError("an answer");
        } catch (TransportException e) {
            assertThat(e.retryClass()).isEqualTo(RetryClass.LIMITED);
            return e.retryAfter();
        }
    }

    @Test
    void theWaitInTheBodyIsBoundedToo() {
        server.now(RawServer.text("429 Too Many Requests", "application/json",
                "{\"error\":{\"message\":\"m\",\"code\":-32029,\"data\":{\"code\":\"TOO_MANY_REQUESTS\","
                        + "\"retryAfterMs\":1e300}}}"));
        assertThatThrownBy(this::pull).isInstanceOfSatisfying(TransportException.class,
                e -> assertThat(e.retryAfter()).contains(Duration.ofHours(1)));
    }

    // --- records that break the contract

    private PullPage page(String... records) {
        server.now(RawServer.json("{\"result\":{\"data\":{\"changes\":[" + String.join(",", records)
                + "],\"cursor\":\"e1:9\",\"hasMore\":true}}}"));
        return pull();
    }

    @Test
    void recordsThatBreakTheContractAreNamedAndTheOthersTaken() {
        String other = RECORD.replace("8057", "8058");
        PullPage page = page(RECORD.replace("\"version\":1", "\"version\":0"),
                RECORD.replace("\"version\":1", "\"version\":-3"),
                RECORD.replace("\"version\":1", "\"version\":\"1\""),
                RECORD.replace("\"calories\":389", "\"calories\":\"389\""),
                RECORD.replace("\"calories\":389", "\"calories\":1e999"),
                RECORD.replace("\"name\":\"Oats\"", "\"name\":[\"Oats\"]"),
                RECORD.replace("\"name\":\"Oats\"", "\"name\":\"\""),
                RECORD.replace("\"fat\":7", "\"fat\":7,\"x\":[[[[[[[[[[1]]]]]]]]]]"),
                RECORD.replace("2026-03-01T12:00:00.000Z-0000-dev1", "yesterday"), other);
        assertThat(page.changes()).singleElement().satisfies(each -> assertThat(each.key().id()).endsWith("8058"));
        assertThat(page.refused()).hasSize(9).noneMatch(each -> each.contains("Oats") || each.contains("389"));
        assertThat(page.cursor()).isEqualTo("e1:9");
    }

    @Test
    void recordsOfUnknownTypesAreIgnored() {
        PullPage page = page("{\"type\":\"recipes\",\"id\":\"x\"}", "{\"type\":7}", RECORD);
        assertThat(page.changes()).hasSize(1);
        assertThat(page.refused()).isEmpty();
    }

    @Test
    void aStampFiftyYearsAheadIsTakenAsItIsForTheClockGuardsItself() {
        PullPage page = page(RECORD.replace("\"lastModified\":\"2026", "\"lastModified\":\"2076"));
        assertThat(page.changes()).singleElement()
                .satisfies(each -> assertThat(each.lastModified().time().toString()).startsWith("2076"));
    }

    @Test
    void noNumberOfBadRecordsFillsTheMemoryWithSentences() {
        String[] many = IntStream.range(0, 50_000).mapToObj(i -> "{\"type\":\"products\",\"id\":\"" + i + "\"}")
                .toArray(String[]::new);
        assertThat(page(many).refused()).hasSizeLessThanOrEqualTo(100);
    }

    @Test
    void resultsThatAreTooFewLeaveOperationsOpenAndThoseTooManyAreIgnored() {
        UUID two = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");
        String applied = "{\"opId\":\"" + ONE + "\",\"status\":\"applied\",\"record\":" + RECORD + "}";
        server.now(RawServer.json("{\"result\":{\"data\":{\"results\":[" + applied + "]}}}"));
        List<Outcome> few = transport.push("dev1", List.of(operation(ONE, 1), operation(two, 1))).outcomes();
        assertThat(few.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(few.get(1)).isInstanceOf(Outcome.Unanswered.class);
        String many = IntStream.range(0, 50).mapToObj(i -> applied).collect(Collectors.joining(","));
        server.now(RawServer.json("{\"result\":{\"data\":{\"results\":[" + many + "]}}}"));
        assertThat(transport.push("dev1", List.of(operation(ONE, 1))).outcomes()).singleElement()
                .isInstanceOf(Outcome.Applied.class);
        server.now(RawServer.json("{\"result\":{\"data\":{\"results\":[5,null,\"x\",[]]}}}"));
        assertThat(transport.push("dev1", List.of(operation(ONE, 1))).outcomes()).singleElement()
                .isInstanceOf(Outcome.Unanswered.class);
    }

    // --- probes

    @Test
    void aPingWithoutATimeOrAnEpochIsIncompatible() {
        for (String bad : List.of("\"serverTimeMs\":\"x\"", "\"serverTimeMs\":9223372036854775807",
                "\"serverTimeMs\":99999999999999999999999", "\"serverTimeMs\":-1")) {
            server.now(RawServer.json(ScriptedServer.PING.replace("\"serverTimeMs\":1772366400000", bad)));
            assertThat(transport.probe()).isInstanceOf(ProbeResult.Incompatible.class);
        }
        server.now(RawServer.json(ScriptedServer.PING.replace("\"epoch\":\"e1\"", "\"epoch\":{}")));
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Incompatible.class);
        server.now(RawServer.json(ScriptedServer.PING));
        assertThat(transport.probe()).isInstanceOf(ProbeResult.Valid.class);
    }

    @Test
    void limitsThatMakeNoSenseAreBroughtIntoBounds() {
        server.now(RawServer.json(ScriptedServer.PING.replace("\"maxOpsPerPush\":200", "\"maxOpsPerPush\":-7")
                .replace("\"maxPullLimit\":300", "\"maxPullLimit\":1e9").replace("\"maxBodyBytes\":1048576",
                        "\"maxBodyBytes\":\"x\"")));
        transport.probe();
        assertThat(transport.limits().maxOpsPerPush()).isEqualTo(1);
        assertThat(transport.limits().maxPullLimit()).isEqualTo(1000);
        assertThat(transport.limits().maxBodyBytes()).isEqualTo(1 << 20);
    }
}
