package org.larder.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.larder.api.connection.ConnectionState;
import org.larder.api.transport.ProbeResult;

/**
 * What is known of a remote, and how soon to ask it again. A value; time is elapsed time, but for what people see.
 *
 * @param remote the remote that it is about
 * @param steadiness whether the remote comes and goes
 * @param outage since when no server of the contract answers
 * @param delay from the last probe to the next, without jitter
 */
record Outlook(Optional<String> remote, ConnectionState state, Steadiness steadiness, Optional<Duration> outage,
        Duration delay) {

    /** Nothing is known. */
    static Outlook unknown(Optional<String> remote, Instant now) {
        return new Outlook(remote, new ConnectionState.Unknown(now), Steadiness.NEW, Optional.empty(),
                ProbeSchedule.FAST);
    }

    /** What is known of that remote: nothing, if it is another one. */
    Outlook on(Optional<String> asked, Instant now) {
        return asked.equals(remote) ? this
                : unknown(asked, state instanceof ConnectionState.Unknown ? state.since() : now);
    }

    /**
     * What is known after a probe.
     *
     * @param signedIn whether calls that need an account can be made
     */
    Outlook after(ProbeResult found, boolean signedIn, Duration elapsed, Instant now) {
        boolean answered = found instanceof ProbeResult.Valid;
        Steadiness seen = steadiness.after(answered, elapsed);
        boolean proven = !answered || seen.there(elapsed);
        ConnectionState next = Findings.after(state, found, signedIn, proven, now);
        Optional<Duration> began = Findings.outage(next) ? outage.or(() -> Optional.of(elapsed)) : Optional.empty();
        Duration wait = !proven ? ProbeSchedule.FAST
                : began.map(at -> ProbeSchedule.duringOutage(elapsed.minus(at), delay)).orElse(ProbeSchedule.SLOW);
        return new Outlook(remote, next, seen, began, wait);
    }

    /** The world around this computer became another: an outage may be at its end, and counts as a young one. */
    Outlook shaken(Duration elapsed) {
        return new Outlook(remote, state, steadiness, outage.map(began -> elapsed), delay);
    }

    /** Whether this cannot be true any more: another remote is set, or tokens came or went. */
    boolean doubts(Party party) {
        return !party.remote().equals(remote) || (party.signedIn() ? state instanceof ConnectionState.SignedOut
                : state instanceof ConnectionState.Online);
    }
}
