package org.larder.sync;

import org.larder.api.model.LarderException;
import org.larder.api.sync.SyncStatus.Phase;

/** Why a cycle cannot run, or not go on; nothing went wrong. */
final class HindranceException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final Phase phase;

    HindranceException(Phase phase, String reason) {
        super(reason);
        this.phase = phase;
    }

    Phase phase() {
        return phase;
    }
}
