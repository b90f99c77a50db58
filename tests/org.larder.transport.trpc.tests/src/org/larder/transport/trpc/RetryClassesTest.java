package org.larder.transport.trpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.larder.api.transport.RetryClass;
import org.larder.trpc.TrpcResult.Failure;

/** Section 2 of the contract, row by row. */
class RetryClassesTest {

    @ParameterizedTest
    @CsvSource({"408, '', 5, TRANSIENT", "499, '', 5, TRANSIENT", "500, '', 5, TRANSIENT", "502, '', 5, TRANSIENT",
            "503, '', 5, TRANSIENT", "504, '', 5, TRANSIENT", "429, '', 5, LIMITED",
            "429, LOGIN_RATE_LIMITED, 0, LIMITED",
            "401, TOKEN_EXPIRED, 5, AUTH", "401, TOKEN_INVALID, 5, AUTH", "401, TOKEN_MISSING, 5, AUTH",
            "412, CURSOR_EXPIRED, 0, RESYNC", "400, CURSOR_INVALID, 0, RESYNC", "413, '', 5, SPLIT",
            "413, '', 1, SPLIT",
            "400, '', 5, SPLIT", "400, '', 1, DEAD", "400, '', 0, DEAD", "409, VERSION_MISMATCH, 1, CONFLICT",
            "409, ALREADY_EXISTS, 1, CONFLICT", "409, OPID_REUSED, 1, DEAD", "422, MISSING_REFERENCE, 1, WAIT_REF",
            "422, '', 1, DEAD", "403, '', 1, PROTOCOL", "403, '', 5, PROTOCOL", "418, '', 5, SPLIT",
            "404, NOT_FOUND, 1, DEAD", "404, '', 5, PROTOCOL",
            "405, '', 5, PROTOCOL", "415, '', 5, PROTOCOL", "501, '', 5, PROTOCOL", "402, '', 5, PROTOCOL",
            "428, '', 5, PROTOCOL", "412, '', 0, DEAD", "418, '', 1, DEAD", "599, '', 1, TRANSIENT"})
    void aFailureHasItsClass(int status, String reason, int operations, RetryClass expected) {
        assertThat(RetryClasses.of(failure(status, reason), operations)).isEqualTo(expected);
    }

    @Test
    void thatOneRecordIsForbiddenIsDeadAndThatTheUserIsForbiddenStopsTheSync() {
        assertThat(RetryClasses.of(failure(403, ""))).isEqualTo(RetryClass.DEAD);
        assertThat(RetryClasses.of(failure(403, ""), 1)).isEqualTo(RetryClass.PROTOCOL);
    }

    private static Failure failure(int status, String reason) {
        return new Failure("CODE", -32000, status, reason.isEmpty() ? Optional.empty() : Optional.of(reason),
                "text",
                Optional.of("sync.push"), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
