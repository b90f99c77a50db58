package org.larder.ui.day;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Data;
import org.larder.api.model.Goal;
import org.larder.ui.Messages;
import org.larder.ui.shell.CorrectionDialog;
import org.larder.ui.shell.Form;

/** Corrects the goal of a date. */
public final class GoalCorrection extends CorrectionDialog {

    private final LocalDate from;
    private final Goal now;
    private Optional<GoalForm> fields = Optional.empty();

    public GoalCorrection(Shell parent, LocalDate from, Goal now, Correction correction) {
        super(parent, Messages.correctGoal, correction);
        this.from = from;
        this.now = now;
    }

    @Override
    protected void fill(Form form) {
        fields = Optional.of(new GoalForm(form, now));
        Label date = new Label(form.area(), SWT.NONE);
        date.setText(DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).format(from));
        form.row(Messages.goalFrom, date);
    }

    @Override
    protected Data read(Form form) {
        return fields.orElseThrow().read(form);
    }
}
