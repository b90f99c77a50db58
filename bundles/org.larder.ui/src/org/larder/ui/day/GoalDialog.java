package org.larder.ui.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Nutrients;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Form;
import org.larder.ui.shell.FormDialog;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;

/** Sets what the person wants to eat in a day, from a date on. The past keeps its goals. */
final class GoalDialog extends FormDialog {

    private static final Nutrients USUAL = new Nutrients(2000, 100, 70, 240);
    private static final List<String> FIELDS = List.of("dailyCalories", "dailyProtein", "dailyFat", "dailyCarbs");

    private final Background background;
    private final DeskSlot desk;
    private final Optional<Goal> now;
    private LocalDate from;
    private GoalType type;

    /** @param now the goal in force */
    GoalDialog(Shell parent, Background background, DeskSlot desk, LocalDate from, Optional<Goal> now) {
        super(parent, Messages.goalTitle, Messages.save);
        this.background = background;
        this.desk = desk;
        this.from = from;
        this.now = now;
        type = now.map(Goal::goalType).orElse(GoalType.MAINTAIN);
    }

    @Override
    protected void fill(Form form) {
        Figures figures = Figures.local();
        Nutrients daily = now.map(Goal::daily).orElse(USUAL);
        form.figure(FIELDS.get(0), Messages.goalEnergy, Messages.unitKcalADay).setFocus();
        form.figure(FIELDS.get(1), Messages.nutrientProtein, Messages.unitGramADay);
        form.figure(FIELDS.get(2), Messages.nutrientFat, Messages.unitGramADay);
        form.figure(FIELDS.get(3), Messages.nutrientCarbs, Messages.unitGramADay);
        form.set(FIELDS.get(0), figures.exact(daily.calories()));
        form.set(FIELDS.get(1), figures.exact(daily.protein()));
        form.set(FIELDS.get(2), figures.exact(daily.fat()));
        form.set(FIELDS.get(3), figures.exact(daily.carbs()));
        Combo types = new Combo(form.area(), SWT.DROP_DOWN | SWT.READ_ONLY);
        types.setItems(Messages.goalLose, Messages.goalMaintain, Messages.goalGain);
        types.select(Math.max(0, GoalType.ALL.indexOf(type)));
        types.addListener(SWT.Selection, event -> type = GoalType.ALL.get(types.getSelectionIndex()));
        form.row(Messages.goalType, types);
        form.date(Messages.goalFrom, from, day -> from = day);
    }

    @Override
    protected void save(Form form) {
        Decimals decimals = new Decimals(Locale.getDefault(Locale.Category.FORMAT));
        List<FieldError> faults = new ArrayList<>();
        double[] daily = FIELDS.stream().mapToDouble(field -> {
            OptionalDouble figure = decimals.of(form.get(field));
            if (figure.isEmpty()) {
                faults.add(new FieldError(field, form.get(field), Messages.fieldNoNumber));
            }
            return figure.orElse(0);
        }).toArray();
        if (!faults.isEmpty()) {
            failed(faults);
            return;
        }
        Goal goal = new Goal(new Nutrients(daily[0], daily[1], daily[2], daily[3]), type,
                now.map(Goal::extras).orElse(Extras.NONE));
        LocalDate day = from;
        background.run(Messages.goalTitle, () -> desk.data().goals().set(day, goal), item -> close(), this::failed);
    }
}
