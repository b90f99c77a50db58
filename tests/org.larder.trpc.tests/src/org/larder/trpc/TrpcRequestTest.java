package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

class TrpcRequestTest {

    private static final TrpcCall PING = new TrpcCall("health.ping");
    private static final TrpcCall PULL = new TrpcCall("sync.pull", TrpcJson.read("{\"cursor\":\"a:1\"}"));

    @Test
    void aQueryWithoutInputHasNoParameter() {
        assertThat(TrpcRequest.get(PING).target()).isEqualTo("health.ping");
        assertThat(TrpcRequest.get(PING).body()).isEmpty();
    }

    @Test
    void anInputIsEncodedCompletely() {
        assertThat(TrpcRequest.get(PULL).target()).isEqualTo("sync.pull?input=%7B%22cursor%22%3A%22a%3A1%22%7D");
    }

    @Test
    void aPostWithoutInputHasAnEmptyBody() {
        assertThat(TrpcRequest.post(PING).body().orElseThrow()).isEmpty();
    }

    @Test
    void aBatchIsKeyedByIndexAndLeavesOutWhatHasNoInput() {
        TrpcRequest batch = TrpcRequest.post(List.of(PING, PULL));
        assertThat(batch.target()).isEqualTo("health.ping,sync.pull?batch=1");
        assertThat(new String(batch.body().orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo("{\"1\":{\"cursor\":\"a:1\"}}");
        assertThat(TrpcRequest.get(List.of(PING)).target()).isEqualTo("health.ping?batch=1&input=%7B%7D");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var call = new TrpcCall("products.list", TrpcJson.read("{\"query\":\"a+b & 50 % ü 🥣,.\"}"));
        String[] target = TrpcRequest.get(List.of(PING, call)).target().split("\\?", 2);
        TrpcInbound inbound = TrpcInbound.of(target[0], target[1]);
        assertThat(inbound.paths()).containsExactly("health.ping", "products.list");
        assertThat(inbound.inputs(inbound.input().map(TrpcJson::read)).get(1)).isEqualTo(call.input());
    }

    @Test
    void textIsWrittenAsUtf8() {
        byte[] body = TrpcRequest.post(new TrpcCall("x", TrpcJson.read("\"ü🥣\""))).body().orElseThrow();
        assertThat(body).isEqualTo("\"ü🥣\"".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBatchHasACall() {
        assertThatThrownBy(() -> TrpcRequest.post(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
