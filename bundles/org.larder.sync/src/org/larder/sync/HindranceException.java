package org.larder.sync;

import java.util.Optional;

import org.larder.api.model.LarderException;
import org.larder.api.sync.MassDelete;
import org.larder.api.sync.SyncStatus.Phase;

/** Why a cycle cannot run, or not go on; nothing went wrong. */
final class HindranceException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final Phase phase;
    private final transient Optional<MassDelete> held;

    HindranceException(Phase phase, String reason) {
        super(reason);
        this.phase = phase;
        held = Optional.empty();
    }

    /** A person must decide. */
    HindranceException(MassDelete question, String reason) {
        super(reason);
        phase = Phase.HELD;
        held = Optional.of(question);
    }

    Phase phase() {
        return phase;
    }

    Optional<MassDelete> held() {
        return held;
    }
}
