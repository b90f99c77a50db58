package org.larder.sync;

import org.larder.api.sync.SyncStatus.Phase;

/** Hears before each request how far a cycle is. */
@FunctionalInterface
interface Progress {

    /**
     * @param total 0 if not known
     * @throws HindranceException if the cycle shall end here
     */
    void at(Phase phase, long done, long total);
}
