package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server product. */
class ServerTest {

    private static final String READY = "LARDER_SERVER ";

    @TempDir
    Path home = Path.of("");

    @Test
    void itSaysWhereItListensAnswersAndEndsWithZeroWhenAsked() throws Exception {
        try (Program server = server("--data", home.resolve("server").toString(), "--port", "0").now()) {
            URI base = URI.create(server.line(line -> line.startsWith(READY)).substring(READY.length()));
            assertThat(server.out()).startsWith(READY);
            assertThat(base).hasScheme("http").hasHost("127.0.0.1").hasPath("/trpc");

            HttpResponse<String> pong = get(URI.create(base + "/health.ping"));

            assertThat(pong.statusCode()).isEqualTo(200);
            assertThat(pong.body()).startsWith("{\"result\":{\"data\":{").contains("\"protocol\":");
            assertThat(server.terminate()).as("exit code%s", server.said()).isZero();
        }
    }

    @Test
    void aPortInUseIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            try (Program server = server("--data", home.resolve("server").toString(), "--port", port).now()) {
                assertThat(server.exit()).isEqualTo(1);
                Complaint.of(server).names(port).names("--port");
            }
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamedWithWhatToDo() throws Exception {
        Path folder = Files.createDirectory(home.resolve("mine"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-xr-xr-x")));
        try (Program server = server("--data", folder.toString(), "--port", "0").asOrdinaryUser().now()) {
            assertThat(server.exit()).isEqualTo(1);
            Complaint.of(server).names(folder.toString()).names("--data");
        }
    }

    @Test
    void helpEndsWithZeroAndWrongUsageWithTwo() throws Exception {
        try (Program help = server("--help").now(); Program wrong = server("--prot", "1").now()) {
            assertThat(help.exit()).isZero();
            assertThat(help.out()).contains("--port").contains("--data");
            assertThat(wrong.exit()).isEqualTo(2);
            Complaint.of(wrong).names("--prot");
        }
    }

    @Test
    void itTellsItsHealthAndFiguresAndIsAdministeredWhileItRuns() throws Exception {
        String data = home.resolve("server").toString();
        try (Program server = server("--data", data, "--port", "0").now()) {
            URI base = URI.create(server.line(line -> line.startsWith(READY)).substring(READY.length()));
            assertThat(get(base.resolve("/health/ready")).body()).isEqualTo("ready\n");
            get(URI.create(base + "/health.ping"));
            assertThat(get(base.resolve("/metrics")).body())
                    .contains("larder_calls_seconds_count{code=\"OK\",procedure=\"health.ping\"} 1");
            try (Program epoch = server("admin", "new-epoch", "--data", data).now()) {
                assertThat(epoch.exit()).as("exit code%s", epoch.said()).isZero();
                assertThat(epoch.out()).contains("there is a new epoch");
            }
            assertThat(server.terminate()).as("exit code%s", server.said()).isZero();
        }
        try (Program users = server("admin", "users", "--data", data).now()) {
            assertThat(users.exit()).as("exit code%s", users.said()).isZero();
        }
    }

    @Test
    void itShowsWhatIsSetAndWhoSaysSo() throws Exception {
        try (Program shown = server("--port", "7", "--print-config").now()) {
            assertThat(shown.exit()).isZero();
            assertThat(shown.out()).containsPattern("listen\\.port = 7 +# --port");
        }
    }

    private Program.Start server(String... words) {
        return Program.Start.of(home, Built.product("server").resolve("larder-server"), words);
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
