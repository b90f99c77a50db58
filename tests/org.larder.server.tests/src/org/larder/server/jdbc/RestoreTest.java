package org.larder.server.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.config.ServerOptions;
import org.larder.server.store.ServerStore;
import org.larder.server.testing.InstalledPostgres;
import org.larder.server.testing.Ops;
import org.larder.server.testing.PostgresExtension;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

/** A backup is put back, another epoch begins, and what clients know of later times is told apart. */
class RestoreTest {

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @TempDir
    Path folder = Path.of("");

    @Test
    void aFolderOfDerbyThatWasPutBackGoesOnInAnotherEpoch() throws IOException {
        String url = "jdbc:derby:" + folder.resolve("derby");
        JsonNode tokens = first(url);
        copy(folder.resolve("derby"), folder.resolve("backup"));
        String cursor = later(url, tokens);
        String restored = "jdbc:derby:" + folder.resolve("backup");
        newEpoch(restored);
        check(restored, tokens, cursor);
    }

    @Test
    void aPostgresqlDatabaseThatWasPutBackGoesOnInAnotherEpoch() throws SQLException {
        String url = POSTGRES.url();
        JsonNode tokens = first(url);
        String restored = POSTGRES.copy();
        String cursor = later(url, tokens);
        newEpoch(restored);
        check(restored, tokens, cursor);
    }

    @Test
    void aDumpOfPostgresqlThatWasPutBackGoesOnInAnotherEpoch() throws IOException, InterruptedException {
        Optional<Path> programs = InstalledPostgres.programs();
        assumeTrue(programs.isPresent(), "no PostgreSQL with its tools is installed here");
        try (InstalledPostgres postgres = InstalledPostgres.start(programs.orElseThrow(), folder.resolve("pg"))) {
            postgres.run("createdb", "larder");
            JsonNode tokens = first(postgres.url("larder"));
            String dump = folder.resolve("larder.dump").toString();
            postgres.run("pg_dump", "--format=custom", "--file=" + dump, "larder");
            String cursor = later(postgres.url("larder"), tokens);
            postgres.run("createdb", "restored");
            postgres.run("pg_restore", "--exit-on-error", "--dbname=restored", dump);
            newEpoch(postgres.url("restored"));
            check(postgres.url("restored"), tokens, cursor);
        }
    }

    private JsonNode first(String url) {
        try (TestServer server = start(url)) {
            TestClient client = new TestClient(server.base());
            JsonNode tokens = client.register("ann@example.org");
            push(client.with(tokens.path("accessToken").asText()), "Before");
            return tokens;
        }
    }

    /** What is done after the backup, and its cursor. */
    private String later(String url, JsonNode tokens) {
        try (TestServer server = start(url)) {
            TestClient client = new TestClient(server.base()).with(tokens.path("accessToken").asText());
            push(client, "After");
            return client.data("sync.pull", "").path("cursor").asText();
        }
    }

    private void check(String url, JsonNode tokens, String cursor) {
        try (TestServer server = start(url)) {
            TestClient nobody = new TestClient(server.base());
            TestClient client = nobody.with(tokens.path("accessToken").asText());
            assertThat(client.reason("sync.pull", "{'cursor':'" + cursor + "'}")).isEqualTo("CURSOR_EXPIRED");
            assertThat(client.data("sync.pull", "").path("changes")).singleElement()
                    .matches(record -> record.path("name").asText().equals("Before"));
            push(client, "Again");
            nobody.data("auth.refresh", "{'refreshToken':'" + tokens.path("refreshToken").asText() + "'}");
            nobody.data("auth.login", "{'email':'ann@example.org','password':'correct horse'}");
        }
    }

    private static void push(TestClient client, String name) {
        String op = Ops.upsert("products", Ops.id(), 0, "2026-01-01T00:00:00.000Z-0000-aa", Ops.product(name));
        assertThat(client.push(op).path("status").asText()).isEqualTo("applied");
    }

    private static void newEpoch(String url) {
        try (ServerStore store = Stores.open(url, Optional.empty(), Optional.empty(), 2)) {
            String before = store.epoch();
            store.newEpoch();
            assertThat(store.epoch()).isNotEqualTo(before);
        }
    }

    private TestServer start(String url) {
        return TestServer.start(ServerOptions.local(folder, 0)
                .database(new DatabaseOptions(url, Optional.empty(), Optional.empty(), 4)),
                InstantSource.system());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
