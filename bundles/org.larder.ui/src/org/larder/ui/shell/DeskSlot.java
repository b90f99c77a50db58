package org.larder.ui.shell;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.larder.api.data.UnifiedDataService;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;

/** The place of a view's desk, which may be empty. Thread-safe. */
public final class DeskSlot {

    private volatile Optional<Desk> desk = Optional.empty();

    /** @param now null while there is none */
    public void put(@Nullable Desk now) {
        desk = now == null ? Optional.empty() : Optional.of(now);
    }

    public Optional<Desk> get() {
        return desk;
    }

    /**
     * The desk, called for work that is not possible without.
     *
     * @throws LarderException saying so, if there is none
     */
    public Desk need() {
        return desk.orElseThrow(() -> new LarderException(Messages.stateOpening));
    }

    /** The data; blocks. */
    public UnifiedDataService data() {
        return need().data();
    }
}
