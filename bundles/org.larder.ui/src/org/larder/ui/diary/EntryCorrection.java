package org.larder.ui.diary;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.Consumption;
import org.larder.api.model.Data;
import org.larder.api.model.FieldError;
import org.larder.api.model.Meal;
import org.larder.api.model.Snapshot;
import org.larder.api.model.ValidationException;
import org.larder.ui.Messages;
import org.larder.ui.shell.CorrectionDialog;
import org.larder.ui.shell.Form;
import org.larder.ui.text.Decimals;
import org.larder.ui.text.Figures;
import org.larder.ui.text.MealWords;

/** Corrects an entry of the diary. */
public final class EntryCorrection extends CorrectionDialog {

    private static final String AMOUNT = "amount";
    private static final String NOTE = "note";

    private final Consumption now;
    private final ZoneId zone = ZoneId.systemDefault();
    private final LocalDate before;
    private LocalDate day;
    private Optional<Meal> meal;

    public EntryCorrection(Shell parent, Consumption now, Correction correction) {
        super(parent, Messages.correctEntry, correction);
        this.now = now;
        before = now.localDate().orElseGet(() -> LocalDate.ofInstant(now.date(), zone));
        day = before;
        meal = now.meal();
    }

    @Override
    protected void fill(Form form) {
        Label food = new Label(form.area(), SWT.NONE);
        food.setText(now.snapshot().map(Snapshot::name).orElse("-"));
        form.row(Messages.operationFood, food);
        form.figure(AMOUNT, Messages.columnAmount, "g").setFocus();
        form.set(AMOUNT, Figures.local().exact(now.amount()));
        form.date(Messages.correctDay, day, chosen -> day = chosen);
        form.row(Messages.correctMeal, meals(form));
        form.text(NOTE, Messages.correctNote, 0);
        form.set(NOTE, now.note().orElse(""));
    }

    private Combo meals(Form form) {
        List<Optional<Meal>> choice = new ArrayList<>(Meal.ALL.stream().map(Optional::of).toList());
        choice.add(Optional.empty());
        if (!choice.contains(meal)) {
            choice.add(meal);
        }
        Combo combo = new Combo(form.area(), SWT.DROP_DOWN | SWT.READ_ONLY);
        combo.setItems(choice.stream().map(MealWords::heading).toArray(String[]::new));
        combo.select(choice.indexOf(meal));
        combo.addListener(SWT.Selection, event -> meal = choice.get(combo.getSelectionIndex()));
        return combo;
    }

    @Override
    protected Data read(Form form) {
        OptionalDouble grams = new Decimals(Locale.getDefault(Locale.Category.FORMAT)).of(form.get(AMOUNT));
        if (grams.isEmpty()) {
            throw new ValidationException(
                    List.of(new FieldError(AMOUNT, form.get(AMOUNT), Messages.fieldNoNumber)));
        }
        Consumption read = now.withAmount(grams.getAsDouble())
                .withMeal(meal)
                .withNote(now.note().filter(note -> note.strip().equals(form.get(NOTE)))
                        .or(() -> Optional.of(form.get(NOTE)).filter(text -> !text.isEmpty())));
        return day.equals(before) ? read
                : read.onDay(day, day.atTime(LocalTime.ofInstant(now.date(), zone)).atZone(zone).toInstant());
    }
}
