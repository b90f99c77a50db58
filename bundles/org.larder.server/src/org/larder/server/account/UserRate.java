package org.larder.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/**
 * How many calls one user may make: so many a minute on average, and as many at once after a minute of rest. What is refused
 * does not count. Thread-safe.
 */
public final class UserRate {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MANY = 10_000;

    private final Duration interval;
    private final InstantSource clock;
    private final ConcurrentMap<String, Instant> spent = new ConcurrentHashMap<>();

    public UserRate(int callsPerMinute, InstantSource clock) {
        interval = MINUTE.dividedBy(callsPerMinute);
        this.clock = clock;
    }

    /**
     * Counts a call.
     *
     * @throws TrpcException TOO_MANY_REQUESTS with the time after which one more is possible
     */
    public void count(String userId) {
        Instant now = clock.instant();
        if (spent.size() > MANY) {
            spent.values().removeIf(until -> !until.isAfter(now));
        }
        spent.putIfAbsent(userId, now);
        spent.computeIfPresent(userId, (id, until) -> next(until.isBefore(now) ? now : until, now));
    }

    /** Each call spends an interval; a minute can be spent ahead, not more. A clock that was set back spends nothing. */
    private Instant next(Instant until, Instant now) {
        Instant after = until.plus(interval);
        Duration excess = Duration.between(now, after).minus(MINUTE);
        if (!excess.isPositive()) {
            return after;
        }
        if (excess.compareTo(interval) > 0) {
            return now.plus(MINUTE);
        }
        throw new TrpcException(TrpcCode.TOO_MANY_REQUESTS, "too many calls").reason("RATE_LIMITED")
                .retryAfter(excess.plusMillis(1));
    }
}
