package org.larder.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.server.config.ServerOptions;
import org.larder.server.measure.Figures;
import org.larder.server.measure.Health;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

class ConnectionsTest {

    private static final String PING = "GET /trpc/health.ping HTTP/1.1\r\nHost: x\r\n\r\n";

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"GET /trpc/health.ping HTTP/1.1\r\n",
            "POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n"})
    void aRequestThatDribblesInIsCutOff(String start) throws Exception {
        try (TestServer server = start("--limit-seconds", "1");
                Socket socket = new Socket("127.0.0.1", server.port())) {
            long begin = System.nanoTime();
            assertThat(dribble(socket, start)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
            assertThat(new TestClient(server.base()).get("health.ping").status()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionThatIsUsedLongerThanARequestMayTakeStays() throws Exception {
        try (TestServer server = start("--limit-seconds", "1");
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            long end = System.nanoTime() + Duration.ofMillis(2500).toNanos();
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
                assertThat(socket.getInputStream().read(new byte[4096])).isPositive();
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void moreConnectionsThanAllowedWaitUntilOneEnds() throws Exception {
        try (TestServer server = start("--limit-connections", "1")) {
            Socket first = new Socket("127.0.0.1", server.port());
            assertThat(ping(first)).isTrue();
            try (Socket second = new Socket("127.0.0.1", server.port())) {
                CompletableFuture<Boolean> answered = CompletableFuture.supplyAsync(() -> ping(second));
                assertThat(answered).isNotDone();
                first.close();
                assertThat(answered.get(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aServerThatEndsAnswersWhatIsUnderWayAndTakesNoMore() throws Exception {
        var servlet = new Waiting();
        try (Figures figures = new Figures()) {
            HttpFront front = HttpFront.start(options(), new HttpFront.Content("/trpc", servlet, Set.of(),
                    new Health(() -> true), figures));
            int port = front.base().getPort();
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
                assertThat(servlet.begun.await(10, TimeUnit.SECONDS)).isTrue();
                CompletableFuture<Void> closed = CompletableFuture.runAsync(front::close);
                while (accepts(port)) {
                    Thread.onSpinWait();
                }
                assertThat(closed).isNotDone();
                servlet.goOn.countDown();
                assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200").endsWith("done");
                closed.get(20, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void aConnectionAtRestDoesNotHoldTheEndUp() throws Exception {
        TestServer server = start("--stop-seconds", "3600");
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            assertThat(ping(socket)).isTrue();
            CompletableFuture.runAsync(server::close).get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.1,404", "GET /trpc/../secret HTTP/1.1,404", "GET nonsense,505",
            "BREW /trpc/health.ping HTTP/1.1,405",
            "GET /trpc/health.ping HTTP/9.9,505", "GET /%00 HTTP/1.1,400"})
    void whatIsNoCallIsAnsweredWithTheEnvelopeAndNothingOfTheInside(String line, String status) throws Exception {
        try (TestServer server = start(); Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("{\"error\":{\"message\":")
                    .doesNotContain("INTERNAL", "Exception", "jetty", "Jetty", "\tat ", "<html");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /trpc/%zz HTTP/1.1", "GET /trpc/health.ping HTTP/9.9",
            "GET /trpc/health.ping?LONG HTTP/1.1", "GET /trpc/health.ping HTTP/1.1\r\nX: LONG",
            "GET /trpc/health.ping HTTP/1.1\r\nContent-Length: x"})
    void aConnectionThatEndsWithAnAnswerSaysSoInTheAnswer(String request) throws Exception {
        try (TestServer server = start(); Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            String whole = request.replace("LONG", "x".repeat(16_400)) + "\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 ").containsIgnoringCase("\r\nConnection: close\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"203.0.113.7|203.0.113.7", "1.2.3.4, 203.0.113.7|203.0.113.7",
            "203.0.113.7, 127.0.0.9|203.0.113.7", "[2001:db8::1]:4711|2001:db8:0:0:0:0:0:1",
            "203.0.113.7:80|203.0.113.7", "unknown|127.0.0.1", "203.0.113.7, junk|127.0.0.1",
            "junk, 127.0.0.2|127.0.0.2",
            "127.0.0.2|127.0.0.2"})
    void behindATrustedProxyTheCallerIsTheLastWhoIsNone(String header, String caller) throws Exception {
        assertThat(seen("127.0.0.0/8", header)).isEqualTo(caller);
    }

    @Test
    void theHeaderOfAnybodyElseCountsForNothing() throws Exception {
        assertThat(seen("10.0.0.0/8", "203.0.113.7")).isEqualTo("127.0.0.1");
        assertThat(seen("", "203.0.113.7")).isEqualTo("127.0.0.1");
    }

    private String seen(String proxies, String header) throws Exception {
        var servlet = new Telling();
        try (Figures figures = new Figures();
                HttpFront front = HttpFront.start(options("--proxies", proxies), new HttpFront.Content("/trpc", servlet,
                        Set.of(), new Health(() -> true), figures));
                Socket socket = new Socket("127.0.0.1", front.base().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(("GET /trpc/x HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + header
                    + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.lastIndexOf('\n') + 1).replaceAll("[\\[\\]]", "");
        }
    }

    private TestServer start(String... more) {
        return TestServer.start(options(more), InstantSource.system());
    }

    private ServerOptions options(String... more) {
        var words = new ArrayList<>(List.of("--port", "0", "--data", folder.toString()));
        words.addAll(List.of(more));
        return ServerOptions.parse(words, Map.of());
    }

    /** Whether the other end gave up. */
    private static boolean dribble(Socket socket, String start) throws IOException, InterruptedException {
        socket.setSoTimeout(1);
        OutputStream out = socket.getOutputStream();
        out.write(start.getBytes(StandardCharsets.US_ASCII));
        for (int sent = 0; sent < 400; sent++) {
            try {
                TimeUnit.MILLISECONDS.sleep(50);
                out.write('x');
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException e) {
                continue;
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    private static boolean ping(Socket socket) {
        try {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(PING.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read(new byte[4096]) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static final class Waiting extends HttpServlet {

        private static final long serialVersionUID = 1L;

        private final transient CountDownLatch begun = new CountDownLatch(1);
        private final transient CountDownLatch goOn = new CountDownLatch(1);

        @Override
        @NonNullByDefault({})
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            response.getOutputStream().print("done");
        }
    }

    private static final class Telling extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        @NonNullByDefault({})
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(request.getRemoteAddr().length());
            response.getOutputStream().print(request.getRemoteAddr());
        }
    }
}
