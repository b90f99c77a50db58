package org.larder.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.LogLevel;
import org.larder.server.config.ServerOptions;
import org.larder.server.testing.Ops;
import org.larder.server.testing.Reply;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;
import org.larder.trpc.TrpcJson;
import org.slf4j.LoggerFactory;

class LogTest {

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eachAnswerIsALineWithTheIdThatTheCallerSaw() {
        Reply reply;
        try (Logging logging = new Logging(LogLevel.INFO, stream);
                TestServer server = TestServer.start(ServerOptions.local(folder, 0), InstantSource.system())) {
            reply = new TestClient(server.base()).post("sync.pull,auth.me,ann@example.org?batch=1", "{}");
        }
        JsonNode line = lines().stream().filter(each -> each.path("message").asText().equals("answered")).findFirst()
                .orElseThrow();
        assertThat(line.path("request").asText()).isEqualTo(reply.header("X-Request-Id").orElseThrow()).hasSize(16);
        assertThat(line.path("calls").asText()).isEqualTo("unknown");
        assertThat(line.path("method").asText()).isEqualTo("POST");
        assertThat(line.path("status").asInt()).isEqualTo(207);
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("ms").isNumber()).isTrue();
    }

    @Test
    void aFullRunLeavesNothingOfAUserInAnyLog() throws IOException {
        String access;
        String refresh;
        try (Logging logging = new Logging(LogLevel.DEBUG, stream);
                TestServer server = TestServer.start(ServerOptions.local(folder, 0), InstantSource.system())) {
            TestClient nobody = new TestClient(server.base());
            JsonNode tokens = nobody.register("secret.person@example.org");
            access = tokens.path("accessToken").asText();
            refresh = tokens.path("refreshToken").asText();
            use(nobody, nobody.with(access), refresh);
        }
        String written = stream.toString(StandardCharsets.UTF_8) + derbyLog();
        assertThat(lines()).isNotEmpty();
        assertThat(written).contains("sync.push", "products.create").doesNotContain("secret.person", "example.org",
                "correct horse", "wrong horse", "Secret Oats", "Secret%20Oats", access, refresh);
    }

    @Test
    void theWordsOfOtherPeoplesFailuresAreLeftOut() {
        try (Logging logging = new Logging(LogLevel.INFO, stream)) {
            var failure = new IllegalStateException("Key (email)=(secret.person@example.org)",
                    new SQLException("secret.person", "23505", 7));
            LoggerFactory.getLogger("test").error("it \"failed\"\nhere", failure);
        }
        JsonNode line = lines().getFirst();
        assertThat(line.toString()).doesNotContain("secret.person");
        assertThat(line.path("message").asText()).isEqualTo("it \"failed\"\nhere");
        assertThat(line.path("failure").path(0).path("class").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(line.path("failure").path(1).path("state").asText()).isEqualTo("23505");
        assertThat(line.path("failure").path(0).path("at").path(0).asText()).contains("LogTest");
    }

    @Test
    void lessIsWrittenAtAHigherLevel() {
        try (Logging logging = new Logging(LogLevel.WARN, stream)) {
            LoggerFactory.getLogger("test").info("not this");
            LoggerFactory.getLogger("test").warn("this");
        }
        assertThat(lines()).extracting(line -> line.path("message").asText()).containsExactly("this");
    }

    private static void use(TestClient nobody, TestClient user, String refresh) {
        String id = Ops.id();
        user.data("products.create", "{'id':'" + id + "'," + Ops.product("Secret Oats") + "}");
        user.push(Ops.upsert("products", id, 1, "2026-01-31T08:00:00.000Z-0000-aa", Ops.product("Secret Oats 2")));
        user.get("products.list?input=%7B%22query%22%3A%22Secret%20Oats%22%7D");
        user.get("Secret%20Oats");
        user.call("products.get", "{'id':'Secret Oats'}");
        user.call("products.create", "{'id':'" + id + "'," + Ops.product("Secret Oats") + ",'_x':1}");
        user.post("sync.push", "{\"Secret Oats");
        user.data("sync.pull", "");
        user.data("auth.me", "");
        nobody.call("auth.register", "{'email':'secret.person@example.org','password':'correct horse'}");
        nobody.call("auth.login", "{'email':'secret.person@example.org','password':'wrong horse'}");
        nobody.call("auth.login", "{'email':'secret.person@example.org','password':'correct horse'}");
        nobody.data("auth.refresh", "{'refreshToken':'" + refresh + "'}");
        nobody.data("auth.logout", "{'refreshToken':'" + refresh + "'}");
    }

    private String derbyLog() throws IOException {
        Path file = Path.of(System.getProperty("derby.stream.error.file", "none"));
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private List<JsonNode> lines() {
        return stream.toString(StandardCharsets.UTF_8).lines()
                .map(line -> TrpcJson.read(line.getBytes(StandardCharsets.UTF_8))).toList();
    }
}
