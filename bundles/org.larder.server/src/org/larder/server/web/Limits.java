package org.larder.server.web;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What this server takes at once (section 3 of the contract). */
public final class Limits {

    public static final int OPS_PER_PUSH = 100;
    public static final int BATCH_CALLS = 20;
    public static final int BODY_BYTES = 1_048_576;
    public static final int PULL = 500;
    public static final int URL_LENGTH = 8_000;
    public static final int DATA_BYTES = 8_192;
    public static final int CLOCK_AHEAD_MS = 300_000;

    private Limits() {
    }

    /** As {@code health.ping} tells them. */
    public static void describe(ObjectNode limits) {
        limits.put("maxOpsPerPush", OPS_PER_PUSH).put("maxBatchCalls", BATCH_CALLS).put("maxBodyBytes", BODY_BYTES)
                .put("maxPullLimit", PULL).put("maxUrlLength", URL_LENGTH).put("maxDataBytes", DATA_BYTES);
    }
}
