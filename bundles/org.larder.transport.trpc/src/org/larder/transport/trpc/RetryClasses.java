package org.larder.transport.trpc;

import org.larder.api.transport.RetryClass;
import org.larder.trpc.TrpcResult.Failure;

/** What to do after a failed call (section 2 of the contract): a pure function. */
final class RetryClasses {

    private RetryClasses() {
    }

    /**
     * The class of a request that failed as a whole. That says nothing about one operation of several; that the server
     * refuses the user says nothing about any.
     *
     * @param operations how many operations the request carried
     */
    static RetryClass of(Failure failure, int operations) {
        if (failure.httpStatus() == 403) {
            return RetryClass.PROTOCOL;
        }
        RetryClass alone = of(failure);
        return alone == RetryClass.DEAD && operations > 1 ? RetryClass.SPLIT : alone;
    }

    /** The class of a call that is about one record. */
    static RetryClass of(Failure failure) {
        String reason = failure.reason().orElse("");
        return switch (failure.httpStatus()) {
            case 400 -> reason.equals("CURSOR_INVALID") ? RetryClass.RESYNC : RetryClass.DEAD;
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

    private static RetryClass conflict(String reason) {
        return reason.equals("VERSION_MISMATCH") || reason.equals("ALREADY_EXISTS")
                ? RetryClass.CONFLICT
                : RetryClass.DEAD;
    }
}
