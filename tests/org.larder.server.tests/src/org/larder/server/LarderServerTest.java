package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.larder.server.testing.Ops.id;
import static org.larder.server.testing.Ops.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.account.Passwords;
import org.larder.server.config.ServerOptions;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

class LarderServerTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void everythingIsThereAfterARestart() {
        String id = id();
        String email = id + "@example.org";
        String access;
        String refresh;
        JsonNode before;
        try (TestServer server = TestServer.start(folder)) {
            TestClient client = new TestClient(server.base());
            JsonNode tokens = client.register(email);
            access = tokens.path("accessToken").asText();
            refresh = tokens.path("refreshToken").asText();
            client.with(access).data("products.create", "{'id':'" + id + "'," + product("Oats") + "}");
            before = client.with(access).data("sync.pull", "");
        }
        try (TestServer server = TestServer.start(folder)) {
            TestClient client = new TestClient(server.base());
            JsonNode after = client.with(access).data("sync.pull", "");
            assertThat(after.path("changes")).isEqualTo(before.path("changes"));
            assertThat(after.path("cursor")).isEqualTo(before.path("cursor"));
            client.data("auth.refresh", "{'refreshToken':'" + refresh + "'}");
            client.data("auth.login", "{'email':'" + email + "','password':'correct horse'}");
        }
    }

    @Test
    void theEpochStaysWithTheData(@TempDir Path other) {
        assertThat(epoch(folder)).isNotEmpty().isEqualTo(epoch(folder)).isNotEqualTo(epoch(other));
    }

    @Test
    void aTokenOfOtherDataIsNotValid(@TempDir Path other) {
        String token;
        try (TestServer server = TestServer.start(folder)) {
            token = new TestClient(server.base()).register("ann@example.org").path("accessToken").asText();
        }
        try (TestServer server = TestServer.start(other)) {
            TestClient stranger = new TestClient(server.base()).with(token);
            assertThat(stranger.reason("sync.pull", "")).isEqualTo("TOKEN_INVALID");
            assertThat(stranger.reason("auth.me", "")).isEqualTo("TOKEN_INVALID");
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> open(file.resolve("data"))).isInstanceOf(StartException.class)
                .hasMessageContaining(file.resolve("data").toString()).hasMessageContaining("--data");
    }

    @Test
    void aFolderThatIsNoDatabaseIsNamedAndLeftAlone() throws IOException {
        Path junk = Files.createDirectories(folder.resolve("derby")).resolve("service.properties");
        Files.writeString(junk, "junk");
        assertThatThrownBy(() -> open(folder)).isInstanceOf(StartException.class)
                .hasMessageContaining(folder.resolve("derby").toString());
        assertThat(Files.readString(junk)).isEqualTo("junk");
    }

    @Test
    void theDatabaseOfANewerServerIsLeftAlone() throws SQLException {
        epoch(folder);
        newerSchema();
        assertThatThrownBy(() -> open(folder)).isInstanceOf(StartException.class).hasMessageContaining("newer server")
                .hasMessageContaining("schema 99");
    }

    private static String epoch(Path data) {
        try (TestServer server = TestServer.start(data)) {
            return new TestClient(server.base()).data("health.ping", "").path("epoch").asText();
        }
    }

    private void newerSchema() throws SQLException {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE store_meta SET text = '99' WHERE name = 'schema'");
        }
    }

    private static void open(Path data) {
        var random = new SecureRandom();
        LarderServer.open(ServerOptions.local(data, 0), new Passwords(64, 1, random),
                random, InstantSource.system(), List.of()).close();
    }
}
