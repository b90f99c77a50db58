package org.larder.ui.day;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.larder.api.model.Extras;
import org.larder.api.model.FieldError;
import org.larder.api.model.Goal;
import org.larder.api.model.GoalType;
import org.larder.api.model.Nutrients;
import org.larder.api.model.ValidationException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;

/** A goal as the fields of a form, named as in the contract. */
final class GoalForm {

    private static final List<String> FIELDS = List.of("dailyCalories", "dailyProtein", "dailyFat", "dailyCarbs");

    private final Extras extras;
    private GoalType type;

    /** @param shown what the fields say first */
    GoalForm(Form form, Goal shown) {
        extras = shown.extras();
        type = shown.goalType();
        Figures figures = Figures.local();
        Nutrients daily = shown.daily();
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
        types.select(GoalType.ALL.indexOf(type));
        types.addListener(SWT.Selection, event -> type = GoalType.ALL.get(types.getSelectionIndex()));
        form.row(Messages.goalType, types);
    }

    /** @throws ValidationException naming the fields that are no numbers */
    Goal read(Form form) {
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
            throw new ValidationException(faults);
        }
        return new Goal(new Nutrients(daily[0], daily[1], daily[2], daily[3]), type, extras);
    }
}
