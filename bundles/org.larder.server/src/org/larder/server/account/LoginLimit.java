package org.larder.server.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.larder.server.store.Accounts;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;

/**
 * At most ten failed logins in a sliding quarter of an hour for an e-mail and a client address (section 9 of the contract).
 * A try is counted before its password is looked at, so that parallel guesses do not pass. Thread-safe.
 */
public final class LoginLimit {

    private static final int FAILURES = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final ServerKey key;
    private final InstantSource clock;

    public LoginLimit(Accounts accounts, ServerKey key, InstantSource clock) {
        this.accounts = accounts;
        this.key = key;
        this.clock = clock;
    }

    /** When it was counted; too many are not. */
    private Instant count(String email, String peer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Instant start = now.minus(WINDOW);
        List<Instant> before = accounts.countTry(name(email, peer), start, now, FAILURES);
        if (before.size() >= FAILURES) {
            Duration wait = Duration.between(start, before.get(FAILURES - 1));
            throw new TrpcException(TrpcCode.TOO_MANY_REQUESTS, "too many failed logins").reason("LOGIN_RATE_LIMITED")
                    .retryAfter(wait.isPositive() ? wait : Duration.ofMillis(1));
        }
        return now;
    }

    /**
     * Looks at a password as a counted try. It is taken back if nothing could be looked at.
     *
     * @param email in lower case
     * @param peer the address of the other end
     * @param look whether it is the right one
     * @throws TrpcException LOGIN_RATE_LIMITED if there were too many
     */
    public boolean tried(String email, String peer, BooleanSupplier look) {
        Instant at = count(email, peer);
        boolean looked = false;
        try {
            boolean right = look.getAsBoolean();
            looked = true;
            return right;
        } finally {
            if (!looked) {
                accounts.takeTryBack(name(email, peer), at);
            }
        }
    }

    /** Takes all tries back: one of them succeeded. */
    public void succeeded(String email, String peer) {
        accounts.clearTries(name(email, peer));
    }

    /** A name that tells neither the e-mail nor the address. */
    private String name(String email, String peer) {
        return key.mac("try:" + ClientNetwork.of(peer) + " " + email);
    }
}
