package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrpcResponseTest {

    private static final String UNAUTHORIZED = """
            {"error":{"message":"no","code":-32001,"data":{"code":"UNAUTHORIZED","httpStatus":401,"path":"auth.me",\
            "reason":"TOKEN_EXPIRED","zodError":null}}}""";

    @Test
    void aResultIsItsData() throws NotTrpcException {
        assertThat(single(200, "{\"result\":{\"data\":{\"ok\":true}}}"))
                .isEqualTo(new TrpcResult.Ok(TrpcJson.read("{\"ok\":true}")));
    }

    @Test
    void nullAndNothingAreResultsToo() throws NotTrpcException {
        assertThat(((TrpcResult.Ok) single(200, "{\"result\":{\"data\":null}}")).data().isNull()).isTrue();
        assertThat(((TrpcResult.Ok) single(200, "{\"result\":{}}")).data().isMissingNode()).isTrue();
    }

    @Test
    void anErrorTellsWhatTheServerSaid() throws NotTrpcException {
        var failure = (TrpcResult.Failure) single(401, UNAUTHORIZED);
        assertThat(failure.code()).isEqualTo("UNAUTHORIZED");
        assertThat(failure.number()).isEqualTo(-32001);
        assertThat(failure.httpStatus()).isEqualTo(401);
        assertThat(failure.reason()).contains("TOKEN_EXPIRED");
        assertThat(failure.path()).contains("auth.me");
        assertThat(failure.zodError()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void theFurtherFieldsOfAnErrorAreRead() throws NotTrpcException {
        var failure = (TrpcResult.Failure) single(409, """
                {"error":{"message":"no","code":-32009,"data":{"code":"CONFLICT","httpStatus":409,"reason":"X",
                "retryAfterMs":2500,"current":{"version":3},
                "zodError":{"formErrors":["all"],"fieldErrors":{"name":["blank","long"]}}}}}""");
        assertThat(failure.retryAfter()).contains(Duration.ofMillis(2500));
        assertThat(failure.current().orElseThrow().path("version").intValue()).isEqualTo(3);
        ZodError zod = failure.zodError().orElseThrow();
        assertThat(zod.formErrors()).containsExactly("all");
        assertThat(zod.fieldErrors()).containsEntry("name", List.of("blank", "long"));
    }

    @Test
    void anErrorWithoutDataIsReadByItsNumber() throws NotTrpcException {
        var failure = (TrpcResult.Failure) single(418, "{\"error\":{\"message\":\"no\",\"code\":-32004}}");
        assertThat(failure.code()).isEqualTo("NOT_FOUND");
        assertThat(failure.httpStatus()).isEqualTo(404);
    }

    @Test
    void aCodeOfAnotherVersionKeepsItsName() throws NotTrpcException {
        var failure = (TrpcResult.Failure) single(421,
                "{\"error\":{\"message\":\"no\",\"code\":-32021,\"data\":{\"code\":\"MISDIRECTED\"}}}");
        assertThat(failure.code()).isEqualTo("MISDIRECTED");
        assertThat(failure.httpStatus()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "plain text", "5", "null", "[]", "{}", "{\"ok\":true}", "{\"error\":\"down\"}",
            "{\"error\":{\"json\":{\"message\":\"no\",\"code\":-32001}}}", "{\"result\":5}",
            "{\"result\":{\"data\":1}} x"})
    void otherBytesAreNotTrpcWhateverTheStatus(String body) {
        for (int status : new int[]{200, 400, 502}) {
            assertThatThrownBy(() -> single(status, body)).isInstanceOf(NotTrpcException.class);
        }
    }

    @Test
    void aWebPageIsToldApart() {
        assertThatThrownBy(() -> single(200, "<!DOCTYPE html><html><body>Log in</body></html>"))
                .isInstanceOfSatisfying(NotTrpcException.class, e -> assertThat(e.webPage()).isTrue());
        assertThatThrownBy(() -> single(200, "{}"))
                .isInstanceOfSatisfying(NotTrpcException.class, e -> assertThat(e.webPage()).isFalse());
    }

    @Test
    void aResultWithAnErrorsStatusIsNotTrpc() {
        assertThatThrownBy(() -> single(502, "{\"result\":{\"data\":1}}")).isInstanceOf(NotTrpcException.class);
    }

    @Test
    void aBatchIsReadElementByElement() throws NotTrpcException {
        List<TrpcResult> results = batch(207, "[{\"result\":{\"data\":1}}," + UNAUTHORIZED + "]", 2);
        assertThat(results.get(0)).isInstanceOf(TrpcResult.Ok.class);
        assertThat(results.get(1)).isInstanceOf(TrpcResult.Failure.class);
    }

    @Test
    void oneErrorStandsForEveryCall() throws NotTrpcException {
        assertThat(batch(415, UNAUTHORIZED, 3)).hasSize(3).allMatch(result -> result instanceof TrpcResult.Failure);
    }

    @Test
    void aMissingElementFailsItsCallOnlyAndSurplusOnesAreIgnored() throws NotTrpcException {
        String one = "{\"result\":{\"data\":1}}";
        assertThat(batch(200, "[" + one + ",{\"odd\":1}]", 3)).extracting(result -> result.getClass().getSimpleName())
                .containsExactly("Ok", "Missing", "Missing");
        assertThat(batch(200, "[" + one + "," + one + "]", 1)).hasSize(1);
    }

    @Test
    void oneResultIsNoAnswerToABatch() {
        assertThatThrownBy(() -> batch(200, "{\"result\":{\"data\":1}}", 1)).isInstanceOf(NotTrpcException.class);
    }

    private static TrpcResult single(int status, String body) throws NotTrpcException {
        return TrpcResponse.single(status, body.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TrpcResult> batch(int status, String body, int calls) throws NotTrpcException {
        return TrpcResponse.batch(status, body.getBytes(StandardCharsets.UTF_8), calls);
    }
}
