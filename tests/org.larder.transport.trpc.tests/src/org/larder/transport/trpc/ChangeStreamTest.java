package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.account.Session;
import org.larder.api.transport.SyncTransport.Follower;
import org.larder.api.transport.SyncTransport.Following;
import org.larder.api.transport.TransportException;
import org.larder.testing.TestClock;
import org.larder.testing.TestProfile;

/** Section 8 of the contract, by a server that writes every byte itself. */
class ChangeStreamTest {

    private static final String PING = ScriptedServer.PING.replace("[\"batch\"]", "[\"batch\",\"sse\"]");
    private static final String CONNECTED = "event: connected\ndata: {\"reconnectAfterInactivityMs\":35000}\n\n";
    private static final String EXPIRED = """
            event: serialized-error
            data: {"message":"m","code":-32001,"data":{"code":"UNAUTHORIZED","httpStatus":401,"reason":"TOKEN_EXPIRED"}}

            """;
    private static final String TOKENS = """
            {"result":{"data":{"accessToken":"a2","refreshToken":"r2","tokenType":"Bearer","expiresIn":900,
            "user":{"id":"u1","email":"ann@example.org","name":null},"serverTime":"2026-03-01T12:00:00.000Z"}}}""";

    private final TestClock clock = TestClock.noon();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final RawServer server = new RawServer(RawServer.json(PING));
    private final TestProfile profile = new TestProfile(Path.of("unused"), "dev1");
    private final TrpcTransport transport = new TrpcTransport(profile, clock);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Follower follower = new Follower() {

        @Override
        public void changed() {
            heard.add("changed");
        }

        @Override
        public void ended(Optional<TransportException> why) {
            heard.add(why.map(each -> each.retryClass() + " " + each.getMessage()).orElse("in order"));
        }
    };

    ChangeStreamTest() throws IOException {
        profile.change(settings -> settings.withServer(Optional.of(server.base())));
        signedIn(Duration.ofMinutes(10));
        transport.probe();
    }

    @AfterEach
    void close() throws IOException {
        over.countDown();
        transport.close();
        server.close();
    }

    private void signedIn(Duration life) {
        transport.use(new Session("u1", "ann@example.org", "a1", "r1", clock.instant().plus(life)));
    }

    /** Writes these texts to the first stream, to the second and so on; holds the last of them open. */
    private void streams(String... texts) {
        server.now((head, in, out) -> {
            if (head.startsWith("POST /trpc/auth.refresh")) {
                RawServer.json(TOKENS).answer(head, in, out);
                return;
            }
            heads.add(head);
            int number = Math.min(heads.size(), texts.length);
            write(out, texts[number - 1]);
            if (number == texts.length && !texts[number - 1].endsWith("END")) {
                over.await();
            }
        });
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(RawServer.head("200 OK", "text/event-stream", "Cache-Control: no-cache\r\n"));
        out.write(text.replace("END", "").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private Following follow(String... cursor) {
        return transport.follow(List.of(cursor).stream().findFirst(), follower).orElseThrow();
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(heard.poll(10, TimeUnit.SECONDS)).orElse("nothing");
    }

    private static String change(int number) {
        return "data: {\"type\":\"products\"}\nid: e1:" + number + "\n\n\n";
    }

    @Test
    void eachRecordIsAHintAndPingsAreNot() throws InterruptedException {
        streams(CONNECTED + "event: ping\ndata: \n\n" + change(8) + ": a comment\n\n" + change(9)
                + "event: other\ndata: x\n\nevent: return\ndata: \n\n");
        follow("e1:7");
        assertThat(List.of(next(), next(), next())).containsExactly("changed", "changed", "in order");
        assertThat(heads).singleElement().asString().contains("sync.changes?input=%7B%22cursor%22%3A%22e1%3A7%22%7D",
                "text/event-stream", "Bearer a1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r", "\n"})
    void linesMayEndInThreeWays(String end) throws InterruptedException {
        streams((CONNECTED + change(8) + "event: return\ndata:\n\n").replace("\n", end));
        follow();
        assertThat(List.of(next(), next())).containsExactly("changed", "in order");
    }

    @Test
    void withoutACursorNewChangesAreTold() throws InterruptedException {
        streams(CONNECTED + "event: return\ndata:\n\n");
        follow();
        assertThat(next()).isEqualTo("in order");
        assertThat(heads).singleElement().asString().startsWith("GET /trpc/sync.changes HTTP");
    }

    @Test
    void aStreamThatBreaksSaysSo() throws InterruptedException {
        streams(CONNECTED + change(8) + "data: {\"type\":END");
        follow();
        assertThat(next()).isEqualTo("changed");
        assertThat(next()).startsWith("TRANSIENT");
    }

    @Test
    void whenTheTokenRunsOutTheStreamGoesOnWithAnotherWhereItWas() throws InterruptedException {
        streams(CONNECTED + change(8) + EXPIRED + "END", CONNECTED + change(9));
        follow("e1:7");
        assertThat(List.of(next(), next())).containsExactly("changed", "changed");
        assertThat(heads).hasSize(2);
        assertThat(heads.get(1)).contains("e1%3A8", "Bearer a2");
        assertThat(transport.signedIn()).isTrue();
    }

    @Test
    void onAQuietAccountTheTokenRunsOutAgainAndAgain() throws InterruptedException {
        String quiet = CONNECTED + "event: ping\ndata:\n\n" + EXPIRED + "END";
        streams(quiet, quiet, quiet, CONNECTED + change(9));
        follow("e1:7");
        assertThat(next()).isEqualTo("changed");
        assertThat(heads).hasSize(4);
        assertThat(transport.signedIn()).isTrue();
    }

    @Test
    void aServerThatTakesNoTokenAsksForASignIn() throws InterruptedException {
        streams(CONNECTED + EXPIRED + "END");
        follow();
        assertThat(next()).startsWith("AUTH");
        assertThat(heads).hasSize(2);
        assertThat(transport.signedIn()).isFalse();
    }

    @Test
    void aTokenThatIsAboutToRunOutIsRenewedFirst() throws InterruptedException {
        signedIn(Duration.ofSeconds(30));
        streams(CONNECTED + "event: return\ndata:\n\n");
        follow();
        assertThat(next()).isEqualTo("in order");
        assertThat(heads).singleElement().asString().contains("Bearer a2");
    }

    @Test
    void anErrorInTheStreamHasItsRetryClass() throws InterruptedException {
        streams(CONNECTED + "event: serialized-error\ndata: {\"message\":\"m\",\"code\":-32012,\"data\":"
                + "{\"code\":\"PRECONDITION_FAILED\",\"httpStatus\":412,\"reason\":\"CURSOR_EXPIRED\"}}\n\nEND");
        follow("old:1");
        assertThat(next()).startsWith("RESYNC");
    }

    @Test
    void anAnswerInsteadOfAStreamHasItsRetryClass() throws InterruptedException {
        server.now(RawServer.text("404 Not Found", "application/json",
                "{\"error\":{\"message\":\"m\",\"code\":-32004,\"data\":{\"code\":\"NOT_FOUND\",\"httpStatus\":404}}}"));
        follow();
        assertThat(next()).startsWith("PROTOCOL");
        server.now(RawServer.text("200 OK", "text/html", "<html>"));
        follow();
        assertThat(next()).startsWith("TRANSIENT").contains("web page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>\n\n<body>\n\nEND", "data: {}\n\n", "event: connected\ndata: nonsense\n\n",
            "event: serialized-error\ndata: null\n\n", "\u0000\u0001\u0002END", "END"})
    void garbageEndsTheStreamInTime(String garbage) throws InterruptedException {
        streams(garbage);
        follow();
        assertThat(next()).startsWith("TRANSIENT");
    }

    @Test
    void dataThatIsNoRecordEndsTheStreamAndIsNoHint() throws InterruptedException {
        streams(CONNECTED + "data: nonsense\n\n");
        follow();
        assertThat(next()).startsWith("TRANSIENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: ", "data: x\n", ": x\n"})
    void anEventWithoutEndIsGivenUp(String part) throws InterruptedException {
        server.now((head, in, out) -> {
            write(out, CONNECTED);
            while (over.getCount() > 0) {
                out.write(part.repeat(1_000).getBytes(StandardCharsets.UTF_8));
            }
        });
        follow();
        assertThat(next()).startsWith("TRANSIENT").contains("larger than");
    }

    @Test
    void aStreamThatIsSilentForLongerThanItSaidIsEnded() throws InterruptedException {
        streams("event: connected\ndata: {\"reconnectAfterInactivityMs\":1}\n\n" + change(8));
        follow();
        assertThat(next()).isEqualTo("changed");
        assertThat(next()).startsWith("TRANSIENT");
    }

    @Test
    void aClosedStreamIsHeardNoMore() throws InterruptedException {
        streams(CONNECTED + change(8));
        try (Following following = follow()) {
            assertThat(following).isNotNull();
            assertThat(next()).isEqualTo("changed");
        }
        transport.cancel();
        assertThat(heard.poll(300, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void cancellingCallsLeavesTheStreamOpen() throws InterruptedException {
        var more = new CountDownLatch(1);
        server.now((head, in, out) -> {
            write(out, CONNECTED + change(8));
            more.await();
            out.write((change(9) + "event: return\ndata:\n\n").getBytes(StandardCharsets.UTF_8));
        });
        follow();
        assertThat(next()).isEqualTo("changed");
        transport.cancel();
        more.countDown();
        assertThat(List.of(next(), next())).containsExactly("changed", "in order");
    }

    @Test
    void aServerThatNamesNoStreamIsNotAskedForOne() {
        server.now(RawServer.json(ScriptedServer.PING));
        transport.probe();
        assertThat(transport.follow(Optional.empty(), follower)).isEmpty();
    }
}
