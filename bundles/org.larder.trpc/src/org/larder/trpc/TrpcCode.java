package org.larder.trpc;

import java.util.Arrays;
import java.util.Optional;

/** The error codes of tRPC v11 with their JSON-RPC number and HTTP status (section 1 of the contract). */
public enum TrpcCode {
    PARSE_ERROR(-32700, 400),
    BAD_REQUEST(-32600, 400),
    UNAUTHORIZED(-32001, 401),
    PAYMENT_REQUIRED(-32002, 402),
    FORBIDDEN(-32003, 403),
    NOT_FOUND(-32004, 404),
    METHOD_NOT_SUPPORTED(-32005, 405),
    TIMEOUT(-32008, 408),
    CONFLICT(-32009, 409),
    PRECONDITION_FAILED(-32012, 412),
    PAYLOAD_TOO_LARGE(-32013, 413),
    UNSUPPORTED_MEDIA_TYPE(-32015, 415),
    UNPROCESSABLE_CONTENT(-32022, 422),
    PRECONDITION_REQUIRED(-32028, 428),
    TOO_MANY_REQUESTS(-32029, 429),
    CLIENT_CLOSED_REQUEST(-32099, 499),
    INTERNAL_SERVER_ERROR(-32603, 500),
    NOT_IMPLEMENTED(-32603, 501),
    BAD_GATEWAY(-32603, 502),
    SERVICE_UNAVAILABLE(-32603, 503),
    GATEWAY_TIMEOUT(-32603, 504);

    private final int number;
    private final int httpStatus;

    TrpcCode(int number, int httpStatus) {
        this.number = number;
        this.httpStatus = httpStatus;
    }

    /** The JSON-RPC number; several codes may share one. */
    public int number() {
        return number;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** The code of that name; empty for a name of another version. */
    public static Optional<TrpcCode> of(String name) {
        return Arrays.stream(values()).filter(code -> code.name().equals(name)).findFirst();
    }

    /** The first code with that JSON-RPC number. */
    public static Optional<TrpcCode> ofNumber(int number) {
        return Arrays.stream(values()).filter(code -> code.number == number).findFirst();
    }
}
