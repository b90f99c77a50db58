package org.larder.ui.diary;

import java.time.LocalDate;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.widgets.Shell;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;

/** Asks for a day. */
final class DayDialog extends FormDialog {

    private final Consumer<LocalDate> then;
    private LocalDate day;

    /**
     * @param accept the label of the button that goes on
     * @param day the day that is offered
     * @param then gets the day that was chosen
     */
    DayDialog(Shell parent, String title, String accept, LocalDate day, Consumer<LocalDate> then) {
        super(parent, title, accept);
        this.day = day;
        this.then = then;
    }

    /** The focus is where Enter and Esc are understood: a date field keeps them for itself. */
    @Override
    public void create() {
        super.create();
        getButton(IDialogConstants.OK_ID).setFocus();
    }

    @Override
    protected void fill(Form form) {
        form.date(Messages.dayDialogDay, day, chosen -> day = chosen);
    }

    @Override
    protected void save(Form form) {
        close();
        then.accept(day);
    }
}
