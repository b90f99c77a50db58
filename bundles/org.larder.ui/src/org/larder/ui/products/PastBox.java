package org.larder.ui.products;

import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.larder.api.data.PastEntries;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Figures;

/** Asks whether the entries that were logged of a food shall say the same; there only if there are such entries. */
final class PastBox {

    private final Button box;

    /** At the end of the form. */
    PastBox(Form form, Background background, DeskSlot desk, UUID food) {
        box = new Button(form.area(), SWT.CHECK);
        box.setToolTipText(Messages.productPastTip);
        form.row("", box);
        box.setVisible(false);
        background.run(Messages.productEdit, () -> desk.data().products().entries(food), this::offer, unknown -> {});
    }

    PastEntries wanted() {
        return box.getSelection() ? PastEntries.CORRECT : PastEntries.KEEP;
    }

    private void offer(long count) {
        if (!box.isDisposed() && count > 0) {
            box.setText(count == 1 ? Messages.productPastOne
                    : NLS.bind(Messages.productPast, Figures.local().count(count)));
            box.setVisible(true);
            box.requestLayout();
        }
    }
}
