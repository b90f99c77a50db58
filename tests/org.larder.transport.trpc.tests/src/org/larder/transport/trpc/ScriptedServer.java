package org.larder.transport.trpc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** An HTTP server on this computer whose answers a test writes. */
final class ScriptedServer implements AutoCloseable {

    static final String PING = """
            {"result":{"data":{"ok":true,"protocol":"nutrition-sync/1","minClient":1,"maxClient":1,"features":["batch"],
            "serverTime":"2026-03-01T12:00:00.000Z","serverTimeMs":1772366400000,"epoch":"e1",
            "limits":{"maxOpsPerPush":200,"maxBatchCalls":20,"maxBodyBytes":1048576,"maxPullLimit":300}}}}""";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Function<Request, Answer>> scripts = new ConcurrentHashMap<>();
    private final AtomicReference<Function<Request, Answer>> otherwise = new AtomicReference<>(
            any -> Answer.error("NOT_FOUND", -32004, 404, Optional.empty()));
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What came. */
    record Request(String method, String path, String query, String contentType, String authorization, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** What goes back. */
    record Answer(int status, Map<String, String> headers, byte[] body) {
        static Answer json(int status, String text) {
            return new Answer(status, Map.of("Content-Type", "application/json"),
                    text.getBytes(StandardCharsets.UTF_8));
        }

        static Answer data(String data) {
            return json(200, "{\"result\":{\"data\":" + data + "}}");
        }

        static Answer error(String code, int number, int status, Optional<String> reason) {
            return json(status, "{\"error\":{\"message\":\"m\",\"code\":" + number + ",\"data\":{\"code\":\"" + code
                    + "\",\"httpStatus\":" + status + ",\"path\":\"p\",\"reason\":"
                    + reason.map(text -> '"' + text + '"').orElse("null") + ",\"zodError\":null}}}");
        }

        Answer with(String header, String value) {
            return new Answer(status, Map.of("Content-Type", "application/json", header, value), body);
        }
    }

    ScriptedServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.setExecutor(threads);
        http.start();
        on("health.ping", request -> Answer.json(200, PING));
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/trpc");
    }

    /** Answers of one procedure. */
    void on(String procedure, Function<Request, Answer> script) {
        scripts.put(procedure, script);
    }

    /** Answers of all other procedures and batches. */
    void otherwise(Function<Request, Answer> script) {
        otherwise.set(script);
    }

    /** All that came but probes, as method and path. */
    List<String> calls() {
        return requests.stream().filter(request -> !request.path().equals("health.ping"))
                .map(request -> request.method() + " " + request.path()).toList();
    }

    List<Request> requests(String procedure) {
        return requests.stream().filter(request -> request.path().equals(procedure)).toList();
    }

    private void answer(HttpExchange exchange) {
        try (exchange) {
            String path = exchange.getRequestURI().getRawPath().replaceFirst("^/trpc/", "");
            var request = new Request(exchange.getRequestMethod(), path,
                    String.valueOf(exchange.getRequestURI().getRawQuery()), header(exchange, "Content-Type"),
                    header(exchange, "Authorization"), exchange.getRequestBody().readAllBytes());
            requests.add(request);
            Answer answer = scripts.getOrDefault(path, otherwise.get()).apply(request);
            answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return String.join(",", exchange.getRequestHeaders().getOrDefault(name, List.of()));
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
