package org.larder.connection;

import java.time.Instant;

import org.larder.api.connection.ConnectionState;
import org.larder.api.transport.ProbeResult;

/** What a probe says about the connection: pure functions. */
final class Findings {

    static final String UNSTEADY = "the connection comes and goes";

    private Findings() {
    }

    /**
     * The state after a probe. It holds since {@code now}, or as long as the one before if that is of the same kind.
     *
     * @param signedIn whether calls that need an account can be made
     * @param proven false if the remote answered, but came and went too often for one answer to be believed
     */
    static ConnectionState after(ConnectionState before, ProbeResult found, boolean signedIn, boolean proven,
            Instant now) {
        ConnectionState fresh = state(found, signedIn, proven, now);
        return fresh.getClass() == before.getClass() ? state(found, signedIn, proven, before.since()) : fresh;
    }

    /** Whether others want to know. The clock's offset changes with every probe and is no news. */
    static boolean news(ConnectionState before, ConnectionState after) {
        return after instanceof ConnectionState.Online
                ? !(before instanceof ConnectionState.Online)
                : !after.equals(before);
    }

    /** Whether a remote is set, but no server of the contract answers. */
    static boolean outage(ConnectionState state) {
        return switch (state) {
            case ConnectionState.Online online -> false;
            case ConnectionState.SignedOut signedOut -> false;
            case ConnectionState.NotConfigured none -> false;
            case ConnectionState.Unknown untried -> false;
            case ConnectionState.Offline offline -> true;
            case ConnectionState.ServerUnreachable silent -> true;
            case ConnectionState.CaptivePortal other -> true;
            case ConnectionState.IncompatibleServer other -> true;
        };
    }

    private static ConnectionState state(ProbeResult found, boolean signedIn, boolean proven, Instant since) {
        return switch (found) {
            case ProbeResult.Valid valid -> !signedIn ? new ConnectionState.SignedOut(since)
                    : proven ? new ConnectionState.Online(since, valid.clockOffset())
                            : new ConnectionState.ServerUnreachable(since, UNSTEADY);
            case ProbeResult.NotConfigured none -> new ConnectionState.NotConfigured(since);
            case ProbeResult.NoNetwork none -> new ConnectionState.Offline(since);
            case ProbeResult.Unreachable silent -> new ConnectionState.ServerUnreachable(since, silent.reason());
            case ProbeResult.NotThisContract other -> new ConnectionState.CaptivePortal(since, other.reason());
            case ProbeResult.Incompatible other -> new ConnectionState.IncompatibleServer(since, other.reason());
        };
    }
}
