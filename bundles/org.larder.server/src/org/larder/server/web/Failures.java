package org.larder.server.web;

import java.time.Duration;

import org.larder.server.store.ServerStoreException;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a caller hears of a failure inside, which is logged and not told. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Duration LATER = Duration.ofSeconds(2);

    private Failures() {
    }

    /** @param path the procedure that failed */
    public static TrpcException of(String path, Throwable failure) {
        if (failure instanceof TrpcException told) {
            return told;
        }
        if (failure instanceof ServerStoreException store && store.passing()) {
            LOG.warn("{}: the database cannot do it now: {}", path, store.getMessage());
            LOG.debug("why", store);
            return new TrpcException(TrpcCode.SERVICE_UNAVAILABLE, "the server cannot do it now").retryAfter(LATER);
        }
        LOG.error("{} failed", path, failure);
        return new TrpcException(TrpcCode.INTERNAL_SERVER_ERROR, "Internal server error");
    }
}
