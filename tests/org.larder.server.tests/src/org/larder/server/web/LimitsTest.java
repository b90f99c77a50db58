package org.larder.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.larder.server.testing.Reply;
import org.larder.server.testing.ServerExtension;
import org.larder.server.testing.TestClient;

class LimitsTest {

    @RegisterExtension
    static final ServerExtension SERVER = new ServerExtension();

    private final TestClient client = SERVER.client();

    @Test
    void thePingTellsTheLimitsOfTheContract() {
        JsonNode ping = client.get("health.ping").json().path("result").path("data");
        assertThat(ping.path("limits")).isEqualTo(TestClient.json("{'maxOpsPerPush':100,'maxBatchCalls':20,"
                + "'maxBodyBytes':1048576,'maxPullLimit':500,'maxUrlLength':8000,'maxDataBytes':8192}"));
        assertThat(ping.path("features")).isEqualTo(TestClient.json("['batch','stream','sse','crud','digest']"));
    }

    @Test
    void anAnswerHasTheHeadersOfTheContract() {
        Reply reply = client.get("health.ping");
        assertThat(reply.header("Content-Type")).contains("application/json");
        assertThat(reply.header("Vary")).contains("trpc-accept, accept");
        assertThat(reply.header("Cache-Control")).contains("no-store");
        assertThat(reply.header("Server")).isEmpty();
        assertThat(reply.header("Set-Cookie")).isEmpty();
    }

    @Test
    void aUrlOf8000CharactersIsTaken() {
        String target = "health.ping?unknown=" + "x".repeat(8000);
        assertThat(client.get(target).status()).isEqualTo(200);
    }

    @Test
    void aHeadOver16KibibytesIsNot() {
        assertThat(client.get("health.ping?unknown=" + "x".repeat(17_000)).status()).isBetween(400, 499);
        assertThat(client.send("GET", "health.ping", Map.of("X-Long", "x".repeat(17_000)), "").status()).isBetween(400,
                499);
        assertThat(client.get("health.ping").status()).isEqualTo(200);
    }

    @Test
    void aBodyFarOverTheLimitIs413AndTheConnectionLivesOn() {
        assertThat(client.post("auth.login", "x".repeat(8 * Limits.BODY_BYTES)).status()).isEqualTo(413);
        assertThat(client.get("health.ping").status()).isEqualTo(200);
    }

    @Test
    void jsonThatNestsTooDeepIsRefused() {
        assertThat(client.post("auth.login", "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(client.post("auth.login", "[".repeat(65) + "]".repeat(65)).status()).isEqualTo(400);
    }

    @Test
    void aBodyThatBreaksOffHurtsNobodyElse() throws IOException {
        URI base = SERVER.server().base();
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write(("POST /trpc/auth.login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 1000\r\n\r\n{\"email\"").getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(client.get("health.ping").status()).isEqualTo(200);
    }

    @Test
    void textGoesAndComesAsUtf8() {
        TestClient user = client.registered();
        String id = "0198c0de-0000-7000-8000-000000000001";
        String name = "Müsli 🥣 naïve";
        user.data("products.create",
                "{'id':'" + id + "','name':'" + name + "','calories':0.1,'protein':12.3456789,'fat':1e-7,'carbs':0}");
        Reply reply = user.post("products.get", "{\"id\":\"" + id + "\"}");
        assertThat(reply.text()).contains(name);
        JsonNode record = reply.json().path("result").path("data");
        assertThat(record.path("calories").asDouble()).isEqualTo(0.1);
        assertThat(record.path("protein").asDouble()).isEqualTo(12.3456789);
        assertThat(record.path("fat").asDouble()).isEqualTo(1e-7);
    }
}
