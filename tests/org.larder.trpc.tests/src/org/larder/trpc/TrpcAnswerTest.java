package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.larder.trpc.TrpcAnswer.Element;

class TrpcAnswerTest {

    private static final Element OK = Element.ok(TrpcJson.read("1"));
    private static final Element MISSING = Element.failed(new TrpcException(TrpcCode.NOT_FOUND, "no"),
            Optional.of("a.b"));

    @Test
    void aBatchHasTheStatusOfItsCallsIfTheyAgree() {
        assertThat(TrpcAnswer.batch(List.of(OK, OK)).httpStatus()).isEqualTo(200);
        assertThat(TrpcAnswer.batch(List.of(MISSING, MISSING)).httpStatus()).isEqualTo(404);
        assertThat(TrpcAnswer.batch(List.of(OK, MISSING)).httpStatus()).isEqualTo(207);
    }

    @Test
    void theGreatestWaitOfABatchCounts() {
        assertThat(TrpcAnswer.batch(List.of(limited(5), OK, limited(2500), limited(30))).retryAfter())
                .contains(Duration.ofMillis(2500));
    }

    @Test
    void anErrorHasTheFieldsOfTheContractAndNoOthers() {
        assertThat(TrpcJson.text(MISSING.envelope()))
                .isEqualTo("{\"error\":{\"message\":\"no\",\"code\":-32004,\"data\":"
                        + "{\"code\":\"NOT_FOUND\",\"httpStatus\":404,\"path\":\"a.b\",\"reason\":null,\"zodError\":null}}}");
    }

    @Test
    void anErrorOfTheWholeRequestHasNoPath() {
        var body = TrpcAnswer.whole(new TrpcException(TrpcCode.BAD_REQUEST, "no")).body();
        assertThat(body.path("error").path("data").has("path")).isFalse();
    }

    @Test
    void theCallerReadsWhatTheServerWrote() throws NotTrpcException {
        var sent = TrpcException.input(ZodError.field("name", "is blank")).reason("R").retryAfter(Duration.ofMillis(7))
                .current(TrpcJson.read("{\"version\":2}"));
        TrpcAnswer answer = TrpcAnswer.single(Element.failed(sent, Optional.of("a.b")));
        var read = (TrpcResult.Failure) TrpcResponse.single(answer.httpStatus(), TrpcJson.bytes(answer.body()));
        assertThat(read).isEqualTo(new TrpcResult.Failure("BAD_REQUEST", -32600, 400, Optional.of("R"),
                "the input is not valid", Optional.of("a.b"), Optional.of(Duration.ofMillis(7)),
                Optional.of(ZodError.field("name", "is blank")), Optional.of(TrpcJson.read("{\"version\":2}"))));
    }

    private static Element limited(long millis) {
        return Element.failed(
                new TrpcException(TrpcCode.TOO_MANY_REQUESTS, "wait").retryAfter(Duration.ofMillis(millis)),
                Optional.of("a.b"));
    }
}
