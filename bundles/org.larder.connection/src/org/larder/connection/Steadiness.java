package org.larder.connection;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether the remote comes and goes. More than four changes between answering and not answering within a minute are too many:
 * then two answers in a row, ten seconds apart or more, must come before the remote counts as there. That it is gone counts at
 * once. A value; time is elapsed time.
 *
 * @param changes when the last changes were; looked through when the run began
 * @param answering whether the run is one of answers
 * @param since when the run of probes that found the same began
 * @param run how many they are; 0 before the first probe
 */
record Steadiness(List<Duration> changes, boolean answering, Duration since, int run) {

    /** Nothing has been seen yet. */
    static final Steadiness NEW = new Steadiness(List.of(), false, Duration.ZERO, 0);

    static final int MANY = 4;
    static final Duration WINDOW = Duration.ofSeconds(60);
    static final Duration PROOF = Duration.ofSeconds(10);

    Steadiness {
        changes = List.copyOf(changes);
    }

    Steadiness after(boolean answered, Duration now) {
        if (run == 0) {
            return new Steadiness(changes, answered, now, 1);
        }
        if (answered == answering) {
            return new Steadiness(changes, answering, since, Math.min(run, MANY) + 1);
        }
        return new Steadiness(recent(now), answered, now, 1);
    }

    /** Whether the remote counts as there. Once true, it stays so until a probe finds no answer. */
    boolean there(Duration now) {
        return answering
                && (changes.size() <= MANY || run > 1 && now.minus(since).compareTo(PROOF) >= 0);
    }

    /** No more of them than matter. */
    private List<Duration> recent(Duration now) {
        List<Duration> recent = Stream.concat(changes.stream(), Stream.of(now))
                .filter(change -> now.minus(change).compareTo(WINDOW) <= 0)
                .toList();
        return recent.subList(Math.max(0, recent.size() - MANY - 1), recent.size());
    }
}
