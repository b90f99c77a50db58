package org.larder.ui.sync;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.larder.ui.shell.Icons;

/** The sign of each tone, told apart by its shape. */
final class SyncSigns {

    private final Icons icons;

    SyncSigns(Control owner) {
        icons = new Icons(owner);
    }

    Image of(SyncSentence.Tone tone) {
        return icons.get(switch (tone) {
            case FINE -> "sync-fine";
            case BUSY -> "sync-busy";
            case KEPT -> "sync-kept";
            case NEEDS_PERSON -> "sync-needs";
        });
    }
}
