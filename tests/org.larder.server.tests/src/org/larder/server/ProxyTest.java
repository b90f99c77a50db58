package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.testing.EventReading;
import org.larder.server.testing.Ops;
import org.larder.server.testing.PostgresExtension;
import org.larder.server.testing.ServerNode;
import org.larder.server.testing.TestClient;

/** Two nodes behind a real HAProxy with the configuration of the documentation, but for addresses, TLS and size. */
class ProxyTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static final Path TOOL = Path.of("/usr/sbin/haproxy");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aNodeThatIsKilledIsNotMissed() throws Exception {
        assumeTrue(Files.isExecutable(TOOL), "there is no HAProxy here");
        int port = freePort();
        try (ServerNode one = ServerNode.start(folder, POSTGRES.url());
                ServerNode other = ServerNode.start(folder, POSTGRES.url())) {
            Process proxy = proxy(configuration(port, one, other));
            try {
                URI base = URI.create("http://127.0.0.1:" + port + "/trpc");
                TestClient nobody = new TestClient(base);
                awaitAnswer(proxy, nobody);
                serve(base, nobody, one);
                assertThat(new TestClient(URI.create("http://127.0.0.1:" + port)).get("metrics").status())
                        .isEqualTo(403);
            } finally {
                proxy.destroy();
                proxy.waitFor();
            }
        }
    }

    private static void serve(URI base, TestClient nobody, ServerNode victim) throws InterruptedException {
        String token = nobody.register("ann@example.org").path("accessToken").asText();
        TestClient user = nobody.with(token);
        String place = told(base, token, user.data("sync.pull", "{}").path("cursor").asText(),
                () -> write(user, "Before"));
        victim.kill();
        for (int number = 0; number < 10; number++) {
            write(user, "After " + number);
        }
        told(base, token, place, () -> write(user, "More"));
        assertThat(user.data("sync.status", "").path("counts").path("products").asInt()).isEqualTo(12);
    }

    /** Follows the changes through the proxy; gives the place after the first one. */
    private static String told(URI base, String token, String place, Runnable meanwhile) {
        try (EventReading stream = EventReading.of(URI.create(base + "/sync.changes"),
                Map.of("Authorization", "Bearer " + token, "Last-Event-ID", place))) {
            assertThat(stream.next().orElseThrow().name()).isEqualTo("connected");
            meanwhile.run();
            EventReading.Event event = stream.next().orElseThrow();
            assertThat(event.json().path("type").asText()).isEqualTo("products");
            return event.id();
        }
    }

    private static void write(TestClient user, String name) {
        assertThat(user.push(Ops.upsert("products", Ops.id(), 0, Ops.stamp(Instant.now(), 1), Ops.product(name)))
                .path("status").asText()).isEqualTo("applied");
    }

    private static void awaitAnswer(Process proxy, TestClient nobody) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).ignoreException(UncheckedIOException.class)
                .failFast("HAProxy ended", () -> !proxy.isAlive())
                .until(() -> nobody.get("health.ping").status() == 200);
    }

    private Process proxy(Path configuration) throws IOException {
        return new ProcessBuilder(TOOL.toString(), "-db", "-f", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("haproxy.log").toFile()).start();
    }

    private Path configuration(int port, ServerNode one, ServerNode other) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("larder.root", ""), "docs", "operations",
                "haproxy.cfg"));
        String here = text.replaceFirst("bind :443 .*", "bind 127.0.0.1:" + port)
                .replace("maxconn 100000", "maxconn 1000")
                .replace("10.0.0.11:4300", one.base().getAuthority())
                .replace("10.0.0.12:4300", other.base().getAuthority());
        assertThat(here).contains("bind 127.0.0.1", one.base().getAuthority(), other.base().getAuthority());
        return Files.writeString(folder.resolve("haproxy.cfg"), here);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
