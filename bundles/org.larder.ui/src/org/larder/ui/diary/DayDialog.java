package org.larder.ui.diary;

import java.time.LocalDate;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DateTime;
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

    @Override
    protected void fill(Form form) {
        DateTime date = new DateTime(form.area(), SWT.DATE | SWT.DROP_DOWN | SWT.BORDER);
        date.setDate(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        date.addListener(SWT.Selection,
                event -> day = LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDay()));
        form.row(Messages.dayDialogDay, date);
        date.setFocus();
    }

    @Override
    protected void save(Form form) {
        close();
        then.accept(day);
    }
}
