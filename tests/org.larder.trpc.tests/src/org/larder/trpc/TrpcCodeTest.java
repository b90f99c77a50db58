package org.larder.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrpcCodeTest {

    @ParameterizedTest
    @CsvSource({"PARSE_ERROR,-32700,400", "BAD_REQUEST,-32600,400", "UNAUTHORIZED,-32001,401",
            "PAYMENT_REQUIRED,-32002,402", "FORBIDDEN,-32003,403", "NOT_FOUND,-32004,404",
            "METHOD_NOT_SUPPORTED,-32005,405", "TIMEOUT,-32008,408", "CONFLICT,-32009,409",
            "PRECONDITION_FAILED,-32012,412", "PAYLOAD_TOO_LARGE,-32013,413", "UNSUPPORTED_MEDIA_TYPE,-32015,415",
            "UNPROCESSABLE_CONTENT,-32022,422", "PRECONDITION_REQUIRED,-32028,428", "TOO_MANY_REQUESTS,-32029,429",
            "CLIENT_CLOSED_REQUEST,-32099,499", "INTERNAL_SERVER_ERROR,-32603,500", "NOT_IMPLEMENTED,-32603,501",
            "BAD_GATEWAY,-32603,502", "SERVICE_UNAVAILABLE,-32603,503", "GATEWAY_TIMEOUT,-32603,504"})
    void aCodeHasTheNumbersOfTheContract(String name, int number, int httpStatus) {
        TrpcCode code = TrpcCode.of(name).orElseThrow();
        assertThat(code.number()).isEqualTo(number);
        assertThat(code.httpStatus()).isEqualTo(httpStatus);
    }

    @Test
    void thereAreNoOtherCodes() {
        assertThat(TrpcCode.values()).hasSize(21);
        assertThat(TrpcCode.of("MISDIRECTED")).isEmpty();
    }

    @Test
    void aSharedNumberMeansTheInternalError() {
        assertThat(TrpcCode.ofNumber(-32603)).contains(TrpcCode.INTERNAL_SERVER_ERROR);
    }
}
