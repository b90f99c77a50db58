package org.larder.exchange;

import org.larder.api.maintenance.CancelledException;

/** Whether to go on after so much was done. */
@FunctionalInterface
interface GoOn {

    boolean after(long done);

    /** @throws CancelledException if not to go on */
    default void orCancel(long done) {
        if (!after(done)) {
            throw new CancelledException();
        }
    }
}
