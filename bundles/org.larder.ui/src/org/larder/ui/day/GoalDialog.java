package org.larder.ui.day;

import java.time.LocalDate;
import java.util.Optional;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.LarderException;
import org.larder.api.model.Nutrients;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;

/** Sets what the person wants to eat in a day, from a date on. The past keeps its goals. */
final class GoalDialog extends FormDialog {

    private static final Goal USUAL = new Goal(new Nutrients(2000, 100, 70, 240), GoalType.MAINTAIN);

    private final Background background;
    private final DeskSlot desk;
    private final Goal shown;
    private Optional<GoalForm> fields = Optional.empty();
    private LocalDate from;

    /** @param now the goal in force */
    GoalDialog(Shell parent, Background background, DeskSlot desk, LocalDate from, Optional<Goal> now) {
        super(parent, Messages.goalTitle, Messages.save);
        this.background = background;
        this.desk = desk;
        this.from = from;
        shown = now.orElse(USUAL);
    }

    @Override
    protected void fill(Form form) {
        fields = Optional.of(new GoalForm(form, shown));
        form.date(Messages.goalFrom, from, day -> from = day);
    }

    @Override
    protected void save(Form form) {
        try {
            Goal goal = fields.orElseThrow().read(form);
            LocalDate day = from;
            background.run(Messages.goalTitle, () -> desk.data().goals().set(day, goal), item -> close(),
                    this::failed);
        } catch (LarderException invalid) {
            failed(invalid);
        }
    }
}
