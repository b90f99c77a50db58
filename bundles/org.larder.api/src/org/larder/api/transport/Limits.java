package org.larder.api.transport;

/**
 * What a remote takes at once.
 *
 * @param maxOpsPerPush operations in a push
 * @param maxBatchCalls calls in a batch
 * @param maxBodyBytes bytes of a request's body
 * @param maxPullLimit records in a page
 */
public record Limits(int maxOpsPerPush, int maxBatchCalls, int maxBodyBytes, int maxPullLimit) {

    /** The contract's own values. */
    public static final Limits DEFAULT = new Limits(100, 20, 1_048_576, 500);
}
