package org.larder.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServlet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.ServerOptions;
import org.larder.server.measure.Figures;
import org.larder.server.measure.Health;
import org.larder.server.testing.Ops;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

class ManagementTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFiguresCountCallsByHowTheyEndAndOperationsByWhatBecameOfThem() throws Exception {
        try (TestServer server = start()) {
            TestClient user = new TestClient(server.base()).registered();
            user.push(Ops.upsert("products", Ops.id(), 0, "2026-01-31T08:00:00.000Z-0000-aa", Ops.product("Oats")));
            user.push(Ops.upsert("products", "x", 0, "2026-01-31T08:00:00.000Z-0000-aa", Ops.product("Oats")));
            user.data("products.create", "{'id':'" + Ops.id() + "'," + Ops.product("Rye") + "}");
            new TestClient(server.base()).failure("sync.pull", "");
            String figures = get(server.management().resolve("/metrics")).body();
            assertThat(value(figures, "larder_operations_total{status=\"applied\"}")).isEqualTo(2);
            assertThat(value(figures, "larder_operations_total{status=\"rejected\"}")).isEqualTo(1);
            assertThat(value(figures, "larder_calls_seconds_count{code=\"OK\",procedure=\"sync.push\"}")).isEqualTo(2);
            assertThat(value(figures, "larder_calls_seconds_count{code=\"UNAUTHORIZED\",procedure=\"sync.pull\"}"))
                    .isEqualTo(1);
            assertThat(value(figures,
                    "larder_calls_seconds_bucket{code=\"OK\",procedure=\"sync.push\",le=\"30.0\"}")).isEqualTo(2);
            assertThat(value(figures, "larder_http_answers_total{status=\"401\"}")).isEqualTo(1);
            assertThat(value(figures, "larder_http_connections")).isPositive();
            assertThat(figures).contains("larder_http_queue ", "larder_http_threads{state=\"busy\"}",
                    "jvm_memory_used");
        }
    }

    @Test
    void healthAndFiguresMayHaveAnAddressOfTheirOwn() throws Exception {
        try (TestServer server = start("--management-port", "0")) {
            assertThat(server.management().getPort()).isNotEqualTo(server.port());
            for (String path : List.of("/health/live", "/health/ready", "/metrics")) {
                assertThat(get(server.management().resolve(path)).statusCode()).isEqualTo(200);
                assertThat(get(server.base().resolve(path)).statusCode()).isEqualTo(404);
            }
            assertThat(get(server.management().resolve("/trpc/health.ping")).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aCallerFromElsewhereDoesNotSeeTheFigures() throws Exception {
        try (TestServer server = start("--proxies", "127.0.0.1")) {
            URI figures = server.management().resolve("/metrics");
            assertThat(get(figures).statusCode()).isEqualTo(200);
            assertThat(get(figures, "X-Forwarded-For", "203.0.113.7").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aServerWhoseDatabaseDoesNotAnswerOrThatEndsIsNotReadyAndLives() throws Exception {
        try (Figures figures = new Figures()) {
            Health dead = new Health(() -> false);
            assertThat(dead.obstacle()).isEqualTo("database");
            Health ending = new Health(() -> true);
            assertThat(ending.obstacle()).isEmpty();
            ending.end();
            assertThat(ending.obstacle()).isEqualTo("ending");
            try (HttpFront front = HttpFront.start(options(), new HttpFront.Content("/trpc",
                    new HttpServlet() {}, Set.of(), dead, figures))) {
                HttpResponse<String> ready = get(front.management().resolve("/health/ready"));
                assertThat(ready.statusCode()).isEqualTo(503);
                assertThat(ready.body()).isEqualTo("not ready: database\n");
                assertThat(get(front.management().resolve("/health/live")).statusCode()).isEqualTo(200);
            }
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

    private static double value(String figures, String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE).matcher(figures);
        assertThat(line.find()).as(name + " in\n" + figures).isTrue();
        return Double.parseDouble(line.group(1));
    }

    private static HttpResponse<String> get(URI address, String... headers) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
