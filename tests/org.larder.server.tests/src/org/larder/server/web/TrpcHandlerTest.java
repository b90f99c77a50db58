package org.larder.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.larder.trpc.TrpcJson;

class TrpcHandlerTest {

    private static final String SECRET = "the password of the database";

    private final List<String> called = new ArrayList<>();
    private final TrpcHandler handler = new TrpcHandler(List.of(() -> List.of( //
            Procedure.query("q.answer", (caller, input) -> input.orElseGet(() -> IntNode.valueOf(42))),
            Procedure.query("q.crash", (caller, input) -> {
                throw new IllegalStateException(SECRET);
            }), Procedure.mutation("m.note", (caller, input) -> note(input)),
            Procedure.mutation("m.wait", (caller, input) -> {
                throw new TrpcException(TrpcCode.TOO_MANY_REQUESTS, "wait").retryAfter(Duration.ofMillis(2500));
            }))), Set.of("s.open"));

    @Test
    void aCrashTellsNothingOfTheInside() {
        WebResponse response = get("q.crash", "");
        assertThat(response.status()).isEqualTo(500);
        assertThat(text(response)).doesNotContain(SECRET, "Exception", "stack")
                .contains("Internal server error", "INTERNAL_SERVER_ERROR");
    }

    @Test
    void aCallThatFailsNeitherStopsNorUndoesTheOthers() {
        WebResponse response = post("m.note,m.wait,m.note", "batch=1", "{\"0\":\"a\",\"2\":\"c\"}");
        assertThat(response.status()).isEqualTo(207);
        assertThat(response.headers()).containsEntry("Retry-After", "3");
        assertThat(called).containsExactly("\"a\"", "\"c\"");
    }

    @Test
    void theCallsOfABatchRunInTheirOrder() {
        post("m.note,m.note,m.note", "batch=1", "{\"2\":3,\"1\":2,\"0\":1}");
        assertThat(called).containsExactly("1", "2", "3");
    }

    @Test
    void aSubscriptionIsAskedForByGetAloneAndNotHere() {
        assertThat(handler.subscribes(request("GET", "s.open", "", Optional.empty(), ""))).isTrue();
        assertThat(handler.subscribes(request("GET", "s.open", "batch=1", Optional.empty(), ""))).isFalse();
        assertThat(handler.subscribes(request("GET", "q.answer", "", Optional.empty(), ""))).isFalse();
        assertThat(handler.subscribes(request("GET", "%zz", "", Optional.empty(), ""))).isFalse();
        assertThat(post("s.open", "", "{}").status()).isEqualTo(405);
        assertThat(get("q.answer,s.open", "batch=1").status()).isEqualTo(400);
    }

    @Test
    void jsonLinesAreAHeadOfPromisesAndALineForEachCall() {
        WebResponse response = handler.handle(lines("q.answer,q.none", "batch=1"));
        assertThat(response.status()).isEqualTo(200);
        String[] lines = text(response).split("(?<=\n)");
        assertThat(lines).hasSize(3);
        assertThat(lines[0]).isEqualTo("{\"0\":[[0],[null,0,0]],\"1\":[[0],[null,0,1]]}\n");
        assertThat(lines[1]).isEqualTo("[0,0,[[{\"result\":{\"data\":42}}]]]\n");
        assertThat(lines[2]).startsWith("[1,0,[[{\"error\":{").endsWith("\n");
        assertThat(handler.handle(lines("q.answer", "")).status()).isEqualTo(400);
    }

    @Test
    void aJsonLineIsThereBeforeTheNextCallIsMade() {
        WebRequest request = new WebRequest("POST", "m.note,m.note", "batch=1",
                name -> Map.of("trpc-accept", "application/jsonl", "Content-Type", "application/json").entrySet()
                        .stream().filter(header -> header.getKey().equals(name)).map(Map.Entry::getValue).findFirst(),
                "127.0.0.1",
                () -> new ByteArrayInputStream("{\"0\":\"a\",\"1\":\"b\"}".getBytes(StandardCharsets.UTF_8)));
        Iterator<byte[]> parts = handler.handle(request).parts().iterator();
        parts.next();
        assertThat(parts).hasNext();
        assertThat(called).isEmpty();
        assertThat(new String(parts.next(), StandardCharsets.UTF_8)).startsWith("[0,0,");
        assertThat(called).hasSize(1);
        assertThat(new String(parts.next(), StandardCharsets.UTF_8)).startsWith("[1,0,");
        assertThat(called).hasSize(2);
        assertThat(parts).isExhausted();
    }

    @Test
    void anErrorOfTheWholeRequestCallsNothing() {
        assertThat(handler.handle(request("POST", "m.note", "", Optional.of("text/plain"), "1")).status())
                .isEqualTo(415);
        assertThat(handler.handle(request("POST", "m.note", "", Optional.empty(), "1")).status()).isEqualTo(415);
        WebResponse mixed = post("m.note,q.answer", "batch=1", "{}");
        assertThat(mixed.status()).isEqualTo(400);
        assertThat(mixed.headers()).containsEntry("Content-Type", "text/plain;charset=UTF-8");
        assertThat(TrpcJson.read(mixed.body()).isObject()).isTrue();
        assertThat(called).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "Application/JSON", "application/json; charset=UTF-8",
            " application/json ;x=y"})
    void theTypeOfAPostMayBeWrittenInManyWays(String type) {
        assertThat(handler.handle(request("POST", "m.note", "", Optional.of(type), "1")).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"GET,m.note,405", "PUT,m.note,405", "PATCH,q.answer,405", "DELETE,q.answer,405", "GET,q.answer,200",
            "POST,q.answer,200", "HEAD,q.answer,204", "HEAD,m.note,405", "PUT,none,404", "GET,q/answer,404",
            "GET,'',404",
            "POST,q,404"})
    void aMethodFitsItsProcedure(String method, String path, int status) {
        assertThat(handler.handle(request(method, path, "", Optional.of("application/json"), "")).status())
                .isEqualTo(status);
    }

    @Test
    void whatCannotBeReadIsTheErrorOfEachCallThatCouldBeMade() {
        JsonNode batch = TrpcJson.read(post("m.note,no.such", "batch=1", "{\"0\":").body());
        assertThat(batch.path(0).path("error").path("data").path("code").asText()).isEqualTo("BAD_REQUEST");
        assertThat(batch.path(1).path("error").path("data").path("code").asText()).isEqualTo("NOT_FOUND");
        assertThat(post("m.note,m.note", "batch=1", "[1,2]").status()).isEqualTo(400);
        assertThat(get("q.answer", "input=%7B").status()).isEqualTo(400);
        assertThat(called).isEmpty();
    }

    @Test
    void aBodyAtTheLimitIsTakenAndOneByteMoreIsNot() {
        String largest = "\"" + "x".repeat(Limits.BODY_BYTES - 2) + "\"";
        assertThat(post("m.note", "", largest).status()).isEqualTo(200);
        WebResponse tooLarge = post("m.note", "", largest + " ");
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(text(tooLarge)).contains("\"path\":\"m.note\"", "PAYLOAD_TOO_LARGE");
        assertThat(TrpcJson.read(post("m.note,m.note", "batch=1", largest + " ").body())).hasSize(2);
    }

    @Test
    void aGetWithoutInputHasNone() {
        assertThat(text(get("q.answer", "input="))).isEqualTo("{\"result\":{\"data\":42}}");
        assertThat(text(get("q.answer", "input=null"))).isEqualTo("{\"result\":{\"data\":null}}");
    }

    private JsonNode note(Optional<JsonNode> input) {
        called.add(TrpcJson.text(input.orElseThrow()));
        return IntNode.valueOf(called.size());
    }

    private WebResponse get(String path, String query) {
        return handler.handle(request("GET", path, query, Optional.empty(), ""));
    }

    private WebResponse post(String path, String query, String body) {
        return handler.handle(request("POST", path, query, Optional.of("application/json"), body));
    }

    private static WebRequest request(String method, String path, String query, Optional<String> type, String body) {
        return new WebRequest(method, path, query,
                name -> name.equals("Content-Type") ? type : Optional.empty(), "127.0.0.1",
                () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static WebRequest lines(String path, String query) {
        return new WebRequest("GET", path, query,
                name -> name.equals("trpc-accept") ? Optional.of("application/jsonl") : Optional.empty(), "127.0.0.1",
                () -> new ByteArrayInputStream(new byte[0]));
    }

    private static String text(WebResponse response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }
}
