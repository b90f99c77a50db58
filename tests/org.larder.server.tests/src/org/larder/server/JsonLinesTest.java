package org.larder.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.larder.server.account.Passwords;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;
import org.larder.server.web.Procedure;

class JsonLinesTest {

    private final CountDownLatch read = new CountDownLatch(1);

    @TempDir
    Path folder = Path.of("");

    @Test
    @Timeout(60)
    void anAnswerReachesTheCallerWhileALaterCallStillRuns() throws Exception {
        ServerOptions options = ServerOptions.local(folder, 0);
        var random = new SecureRandom();
        try (LarderServer server = LarderServer.open(options, new Passwords(64, 1, random), random,
                InstantSource.system(), List.of(parts -> () -> List.of(
                        Procedure.query("test.now", (caller, input) -> BooleanNode.TRUE),
                        Procedure.query("test.later", (caller, input) -> whenRead()))));
                HttpFront front = HttpFront.start(options, server.content());
                HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(client, URI.create(front.base() + "/test.now,test.later?batch=1"))) {
            assertThat(lines.readLine()).startsWith("{\"0\":");
            assertThat(lines.readLine()).isEqualTo("[0,0,[[{\"result\":{\"data\":true}}]]]");
            read.countDown();
            assertThat(lines.readLine()).isEqualTo("[1,0,[[{\"result\":{\"data\":true}}]]]");
            assertThat(lines.readLine()).isNull();
        }
    }

    private JsonNode whenRead() {
        try {
            read.await();
            return BooleanNode.TRUE;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody read the first line", e);
        }
    }

    private static BufferedReader lines(HttpClient client, URI address) throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(address).header("trpc-accept", "application/jsonl").build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
    }
}
