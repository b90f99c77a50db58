package org.larder.sync;

import java.time.Instant;
import java.util.Optional;

import org.larder.api.sync.MassDelete;
import org.larder.api.sync.SyncStatus.Phase;

/**
 * What the drain is at, or was at last.
 *
 * @param total 0 if not known
 * @param nextTry when the next try is due, after a failure
 * @param held what a person is asked
 */
record Activity(Phase phase, long done, long total, Optional<Instant> lastSuccess, Optional<Instant> nextTry,
        Optional<String> reason, Optional<MassDelete> held) {

    static final Activity NONE = new Activity(Phase.IDLE, 0, 0, Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty());

    Activity at(Phase newPhase, long newDone, long newTotal) {
        return new Activity(newPhase, newDone, newTotal, lastSuccess, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    Activity rested(Rest rest, Instant now, Instant next) {
        return rest.succeeded()
                ? new Activity(rest.phase(), done, total, Optional.of(now), Optional.empty(), rest.reason(),
                        rest.held())
                : new Activity(rest.phase(), done, total, lastSuccess, Optional.of(next), rest.reason(), rest.held());
    }
}
