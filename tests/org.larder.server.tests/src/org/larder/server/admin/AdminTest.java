package org.larder.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.server.DatabaseStart;
import org.larder.server.LarderServer;
import org.larder.server.account.Passwords;
import org.larder.server.config.ServerOptions;
import org.larder.server.config.UsageException;
import org.larder.server.testing.Ops;
import org.larder.server.testing.TestClient;
import org.larder.server.testing.TestServer;

class AdminTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void accountsAreListedAndDisabledThroughTheServerThatRuns() throws IOException {
        try (Running running = new Running()) {
            String token = running.client().register("ann@example.org").path("accessToken").asText();
            running.client().register("bob@example.org");
            TestClient ann = running.client().with(token);
            assertThat(admin("users").text().lines().map(line -> line.split("\t")[0])).containsExactly(
                    "ann@example.org",
                    "bob@example.org");
            assertThat(admin("disable", "Ann@example.org")).isEqualTo(Outcome.done("ann@example.org is disabled\n"));
            assertThat(ann.reason("sync.pull", "")).isEqualTo("TOKEN_INVALID");
            assertThat(admin("users").text().lines().findFirst().orElseThrow()).endsWith("\tdisabled");
            assertThat(admin("enable", "ann@example.org").exit()).isZero();
            assertThat(ann.data("sync.pull", "").path("hasMore").asBoolean()).isFalse();
            assertThat(admin("disable", "eve@example.org")).isEqualTo(
                    Outcome.failed("there is no account eve@example.org"));
        }
    }

    @Test
    void aResetPasswordIsToldAndTheOldOneAndAllSessionsEnd() throws IOException {
        try (Running running = new Running()) {
            JsonNode tokens = running.client().register("ann@example.org");
            Matcher told = Pattern.compile("password (\\S+) now").matcher(
                    admin("reset-password", "ann@example.org").text());
            assertThat(told.find()).isTrue();
            TestClient client = running.client();
            client.data("auth.login", "{'email':'ann@example.org','password':'" + told.group(1) + "'}");
            assertThat(client.reason("auth.login", "{'email':'ann@example.org','password':'correct horse'}"))
                    .isEqualTo("INVALID_CREDENTIALS");
            assertThat(client.reason("auth.refresh",
                    "{'refreshToken':'" + tokens.path("refreshToken").asText() + "'}")).isEqualTo("REFRESH_INVALID");
        }
    }

    @Test
    void aSignOutEndsAllSessionsAndANewKeyNone() throws IOException {
        try (Running running = new Running()) {
            JsonNode tokens = running.client().register("ann@example.org");
            TestClient ann = running.client().with(tokens.path("accessToken").asText());
            assertThat(admin("rotate-keys").exit()).isZero();
            ann.data("auth.me", "");
            String refresh = "{'refreshToken':'" + tokens.path("refreshToken").asText() + "'}";
            String next = ann.data("auth.refresh", refresh).path("refreshToken").asText();
            assertThat(admin("sign-out", "ann@example.org").exit()).isZero();
            assertThat(ann.reason("auth.refresh", "{'refreshToken':'" + next + "'}")).isEqualTo("REFRESH_INVALID");
        }
    }

    @Test
    void aBackupOfTheRunningServerIsPutBackWithANewEpoch() throws IOException {
        String token;
        JsonNode before;
        try (Running running = new Running()) {
            token = running.client().register("ann@example.org").path("accessToken").asText();
            TestClient ann = running.client().with(token);
            ann.data("products.create", "{'id':'" + Ops.id() + "'," + Ops.product("Oats") + "}");
            before = ann.data("sync.pull", "");
            assertThat(admin("backup", folder.resolve("copy").toString()).exit()).isZero();
            assertThat(admin("backup", folder.resolve("copy").toString()).text()).contains("is there already");
            ann.data("products.create", "{'id':'" + Ops.id() + "'," + Ops.product("Rye") + "}");
            assertThat(admin("restore", folder.resolve("copy").toString()).text()).contains("stop it first");
        }
        Outcome restored = admin("restore", folder.resolve("copy").toString());
        assertThat(restored.exit()).as(restored.text()).isZero();
        assertThat(restored.text()).contains("before-restore-1");
        try (Running running = new Running()) {
            TestClient ann = running.client().with(token);
            assertThat(ann.data("sync.pull", "").path("changes")).isEqualTo(before.path("changes"));
            assertThat(ann.reason("sync.pull", "{'cursor':'" + before.path("cursor").asText() + "'}"))
                    .isEqualTo("CURSOR_EXPIRED");
        }
        assertThat(admin("users").text()).startsWith("ann@example.org\t");
    }

    @Test
    void whatIsNoBackupLeavesEverythingAsItWas() throws IOException {
        String epoch;
        try (Running running = new Running()) {
            epoch = running.client().data("health.ping", "").path("epoch").asText();
        }
        assertThat(admin("restore", folder.toString())).isEqualTo(
                Outcome.failed("cannot restore: " + folder + " is no backup of a Derby database"));
        try (Running running = new Running()) {
            assertThat(running.client().data("health.ping", "").path("epoch").asText()).isEqualTo(epoch);
            assertThat(admin("new-epoch").exit()).isZero();
            assertThat(running.client().data("health.ping", "").path("epoch").asText()).isNotEqualTo(epoch);
        }
    }

    @Test
    void onlyTheOwnerMayUseTheSocket() throws IOException {
        try (Running running = new Running()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("admin.sock"))))
                    .isEqualTo("rw-------");
        }
        assertThat(folder.resolve("admin.sock")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"'',2", "explode,2", "users more,2", "disable,2", "backup,2", "restore,2", "--help,0"})
    void wrongWordsAreRefused(String words, int exit) {
        try (Running running = new Running()) {
            assertThat(admin(words.isEmpty() ? new String[0] : words.split(" ")).exit()).isEqualTo(exit);
        }
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade() {
        Outcome outcome = admin("users");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.text()).contains("there is no database");
        assertThat(folder.resolve("derby")).doesNotExist();
    }

    @Test
    void wrongFlagsAreNamed() {
        assertThatThrownBy(() -> admin("users", "--colour", "red")).isInstanceOf(UsageException.class)
                .hasMessageContaining("--colour");
    }

    private Outcome admin(String... words) {
        var all = new ArrayList<>(List.of(words));
        if (!all.isEmpty()) {
            all.addAll(List.of("--data", folder.toString()));
        }
        return new Admin(DatabaseStart::open).run(all, Map.of());
    }

    /** A server with its socket, as the product has it. */
    private final class Running implements AutoCloseable {

        private final TestServer server;
        private final AdminSocket socket;

        Running() {
            var random = new SecureRandom();
            ServerOptions options = ServerOptions.local(folder, 0);
            server = TestServer.start(options, InstantSource.system());
            LarderServer larder = server.larder();
            socket = AdminSocket.listen(folder,
                    new AdminCommands(larder.store(), options.database(), new Passwords(64, 1, random), random));
        }

        TestClient client() {
            return new TestClient(server.base());
        }

        @Override
        public void close() {
            socket.close();
            server.close();
        }
    }
}
