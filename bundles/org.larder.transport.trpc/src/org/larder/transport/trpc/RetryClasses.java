package org.larder.transport.trpc;

import org.larder.api.transport.RetryClass;
import org.larder.trpc.TrpcResult.Failure;

/** What to do after a failed call (section 2 of the contract): a pure function. */
final class RetryClasses {

    private RetryClasses() {
    }

    /**
     * The class of a failure.
     *
     * @param operations how many operations the request carried: a failure of the whole says nothing about one of several
     */
    static RetryClass of(Failure failure, int operations) {
        String reason = failure.reason().orElse("");
        return switch (failure.httpStatus()) {
            case 400 -> badRequest(reason, operations);
            case 401 -> RetryClass.AUTH;
            case 402, 405, 415, 428, 501 -> RetryClass.PROTOCOL;
            case 404 -> reason.isEmpty() ? RetryClass.PROTOCOL : RetryClass.DEAD;
            case 409 -> conflict(reason);
            case 412 -> reason.equals("CURSOR_EXPIRED") ? RetryClass.RESYNC : RetryClass.DEAD;
            case 413 -> RetryClass.SPLIT;
            case 422 -> reason.equals("MISSING_REFERENCE") ? RetryClass.WAIT_REF : RetryClass.DEAD;
            case 429 -> RetryClass.LIMITED;
            case 408, 499 -> RetryClass.TRANSIENT;
            default -> failure.httpStatus() / 100 == 4 ? RetryClass.DEAD : RetryClass.TRANSIENT;
        };
    }

    private static RetryClass badRequest(String reason, int operations) {
        if (reason.equals("CURSOR_INVALID")) {
            return RetryClass.RESYNC;
        }
        return operations > 1 ? RetryClass.SPLIT : RetryClass.DEAD;
    }

    private static RetryClass conflict(String reason) {
        return reason.equals("VERSION_MISMATCH") || reason.equals("ALREADY_EXISTS")
                ? RetryClass.CONFLICT
                : RetryClass.DEAD;
    }
}
