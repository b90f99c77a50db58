package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the server product writes while it serves. */
class ServerLogTest {

    private static final String ID = "0191d5a0-0000-7000-8000-000000000001";
    private static final String FOOD = "{\"name\":\"Secret Oats\",\"calories\":389,\"protein\":17,\"fat\":7,\"carbs\":66}";
    private static final String CREDENTIALS = "{\"email\":\"secret.person@example.org\",\"password\":\"correct horse\"}";

    @TempDir
    Path home = Path.of("");

    @Test
    void eachAnswerIsALineWithTheIdThatTheCallerSaw() throws Exception {
        try (RunningServer server = RunningServer.start(home)) {
            HttpResponse<String> reply = server.post("sync.pull,auth.me,ann@example.org?batch=1", "{}");

            String id = reply.headers().firstValue("X-Request-Id").orElseThrow();
            server.program().await("the line of " + id, () -> lines(server, id).size() == 1);
            assertThat(id).hasSize(16);
            assertThat(lines(server, id).getFirst()).startsWith("{\"time\":\"").endsWith("}").contains(
                    "\"level\":\"INFO\"",
                    "\"message\":\"answered\"", "\"method\":\"POST\"", "\"calls\":\"unknown\"", "\"status\":207");
            assertThat(server.program().err().lines()).allMatch(line -> line.startsWith("{"), "JSON");
        }
    }

    @Test
    void aWholeRunLeavesNothingOfAUserInAnyLog() throws Exception {
        try (RunningServer server = RunningServer.start(home, "--log-level", "debug")) {
            HttpResponse<String> answer = server.post("auth.register", CREDENTIALS);
            assertThat(answer.body()).contains("secret.person@example.org");
            server.token(RunningServer.member("accessToken", answer));
            useFoods(server);
            useAccount(server, RunningServer.member("refreshToken", answer));
            assertThat(server.program().terminate()).as("exit code%s", server.program().said()).isZero();

            assertThat(server.program().err()).contains("sync.push", "products.create", "auth.login", "account.delete");
            assertThat(server.program().out() + server.program().err() + derbyLog()).doesNotContain("secret.person",
                    "example.org", "correct horse", "wrong horse", "Secret Oats", "Secret%20Oats", "secret oats",
                    RunningServer.member("accessToken", answer), RunningServer.member("refreshToken", answer));
        }
    }

    private static void useFoods(RunningServer server) throws Exception {
        String fields = FOOD.substring(1);
        answers(200, server.post("products.create", "{\"id\":\"" + ID + "\"," + fields));
        answers(200,
                server.post("sync.push", "{\"deviceId\":\"aa\",\"ops\":[{\"opId\":\"" + ID + "\",\"type\":\"products\","
                        + "\"op\":\"update\",\"id\":\"" + ID
                        + "\",\"baseVersion\":1,\"lastModified\":\"2026-01-31T08:00:00.000Z-0000-aa\","
                        + "\"data\":" + FOOD + "}]}"));
        answers(200, server.query("products.list", "{\"query\":\"Secret Oats\"}"));
        answers(404, server.get("Secret%20Oats"));
        answers(400, server.query("products.get", "{\"id\":\"Secret Oats\"}"));
        answers(400, server.post("products.create", "{\"id\":\"" + ID + "\",\"_x\":1," + fields));
        answers(400, server.post("sync.push", "{\"Secret Oats"));
        answers(200, server.get("sync.pull"));
    }

    private static void useAccount(RunningServer server, String refresh) throws Exception {
        answers(200, server.get("auth.me"));
        answers(409, server.post("auth.register", CREDENTIALS));
        answers(401, server.post("auth.login", CREDENTIALS.replace("correct", "wrong")));
        answers(200, server.post("auth.login", CREDENTIALS));
        answers(200, server.post("auth.refresh", "{\"refreshToken\":\"" + refresh + "\"}"));
        answers(200, server.post("auth.logout", "{\"refreshToken\":\"" + refresh + "\"}"));
        answers(200, server.post("account.delete", "{\"password\":\"correct horse\"}"));
    }

    private static void answers(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static List<String> lines(RunningServer server, String requestId) {
        return server.program().err().lines().filter(line -> line.contains("\"request\":\"" + requestId + '"'))
                .toList();
    }

    private String derbyLog() throws Exception {
        Path file = home.resolve("server/derby.log");
        assertThat(file).exists();
        return Files.readString(file);
    }
}
