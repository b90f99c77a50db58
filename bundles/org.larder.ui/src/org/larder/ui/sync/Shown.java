package org.larder.ui.sync;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.widgets.Control;

/** Controls that take room only while they have something to say. */
final class Shown {

    private Shown() {
    }

    /** Shows a control in its place or takes it out. */
    static void when(boolean shown, Control control, GridDataFactory place) {
        place.exclude(!shown).applyTo(control);
        control.setVisible(shown);
    }
}
