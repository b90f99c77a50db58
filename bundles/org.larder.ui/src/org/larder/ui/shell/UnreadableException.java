package org.larder.ui.shell;

import org.larder.api.maintenance.StoreState;
import org.larder.api.model.LarderException;

/** The store cannot be used just now; the message is what its state says of itself. */
public final class UnreadableException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final Remedy remedy;

    /** What brings the data back. */
    private enum Remedy {
        PATIENCE,
        REPAIR,
        INSTALLATION
    }

    UnreadableException(StoreState state, LarderException cause) {
        super(state.text(), cause);
        remedy = switch (state) {
            case StoreState.Busy busy -> Remedy.PATIENCE;
            case StoreState.Ready ready -> Remedy.PATIENCE;
            case StoreState.Absent absent -> Remedy.INSTALLATION;
            case StoreState.Failed failed -> Remedy.REPAIR;
            case StoreState.Damaged damaged -> Remedy.REPAIR;
        };
    }

    /** Whether it passes by itself in a moment, so that a view may go on showing what it shows. */
    public static boolean passes(LarderException failure) {
        return failure instanceof UnreadableException known && known.remedy == Remedy.PATIENCE;
    }

    /** Whether a person can do something about it in the storage preferences. */
    public static boolean needsPerson(LarderException failure) {
        return failure instanceof UnreadableException known && known.remedy == Remedy.REPAIR;
    }
}
