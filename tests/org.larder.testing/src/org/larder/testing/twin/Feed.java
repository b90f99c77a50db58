package org.larder.testing.twin;

import java.time.Instant;

import org.larder.api.model.Piece;
import org.larder.api.store.FeedPosition;

/** What a state says of the remote feed, and how that changes. */
final class Feed {

    private static final String REMOTE = "remote";
    private static final String CURSOR = "cursor";
    private static final String FULL = "full";
    private static final String VANISHED = "vanished";
    private static final String FULL_PULLS = "fullPulls";
    private static final String SERVER_TIME = "serverTime";

    private Feed() {
    }

    static FeedPosition position(State state) {
        return new FeedPosition(state.fact(REMOTE), state.fact(CURSOR), state.fact(FULL).isPresent(),
                state.fact(SERVER_TIME).map(millis -> Instant.ofEpochMilli(Long.parseLong(millis))),
                vanished(state));
    }

    private static long vanished(State state) {
        return state.fact(VANISHED).map(Long::parseLong).orElse(0L);
    }

    static void vanished(Work work, long more) {
        if (more > 0) {
            set(work, VANISHED, Long.toString(vanished(work.state()) + more));
        }
    }

    static void end(Work work) {
        clear(work, VANISHED);
    }

    /** The number of the last full pull; 0 if there was none. */
    static long fullPull(State state) {
        return state.fact(FULL_PULLS).map(Long::parseLong).orElse(0L);
    }

    static void attach(Work work, String remote) {
        set(work, REMOTE, remote);
        clear(work, CURSOR);
    }

    static void beginFullPull(Work work) {
        clear(work, CURSOR);
        set(work, FULL_PULLS, Long.toString(fullPull(work.state()) + 1));
        set(work, FULL, "true");
    }

    static void endFullPull(Work work) {
        clear(work, FULL);
    }

    static void advance(Work work, String cursor, Instant serverTime) {
        set(work, CURSOR, cursor);
        heard(work, serverTime);
    }

    static void heard(Work work, Instant serverTime) {
        set(work, SERVER_TIME, Long.toString(serverTime.toEpochMilli()));
    }

    private static void set(Work work, String name, String content) {
        work.change(state -> state.facts(state.facts().with(name, new Piece.Fact(name, content))));
    }

    private static void clear(Work work, String name) {
        work.change(state -> state.facts(state.facts().without(name)));
    }
}
