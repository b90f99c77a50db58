package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server product on a real PostgreSQL. */
class ServerOnPostgresTest {

    private static final String CREDENTIALS = "{\"email\":\"ann@example.org\",\"password\":\"correct horse\"}";

    @TempDir
    Path home = Path.of("");

    @Test
    void itServesEndsWithZeroAndFindsEverythingAgain() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            String database = postgres.getJdbcUrl("postgres", "postgres");
            String id;
            try (RunningServer server = RunningServer.start(home, "--db", database)) {
                id = RunningServer.member("id", server.post("auth.register", CREDENTIALS));
                assertThat(server.get("health.ping").body()).contains("\"ok\":true");
                assertThat(server.program().terminate()).as("exit code%s", server.program().said()).isZero();
            }
            try (RunningServer server = RunningServer.start(home, "--db", database)) {
                assertThat(RunningServer.member("id", server.post("auth.login", CREDENTIALS))).isEqualTo(id);
                assertThat(server.program().terminate()).as("exit code%s", server.program().said()).isZero();
            }
        }
    }

    @Test
    void aDatabaseThatIsAwayIsNamedWithWhatToDo() throws Exception {
        String database = "jdbc:postgresql://127.0.0.1:1/larder";
        try (Program server = Program.Start.of(home, Built.product("server").resolve("larder-server"), "--db", database,
                "--data", home.resolve("server").toString(), "--port", "0").now()) {
            assertThat(server.exit()).isEqualTo(1);
            Complaint.of(server).names("127.0.0.1:1").names("--db");
        }
    }
}
