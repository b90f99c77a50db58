package org.larder.ui.shell;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DateTime;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.larder.api.model.FieldError;

/** Labelled fields, each with what is wrong with it beside it. */
public final class Form {

    private static final int FIGURE = 10;
    private static final int WORDS = 34;
    private static final int FAULT = 20;

    private final Composite area;
    private final Map<String, Text> fields = new HashMap<>();
    private final Map<String, Label> faults = new HashMap<>();

    public Form(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(3).applyTo(area);
        Space.all().applyTo(area);
    }

    /** What the fields stand in: label, field, unit or fault. */
    public Composite area() {
        return area;
    }

    /** A field for words. */
    public Text text(String name, String label, int style) {
        return field(name, label, "", WORDS, SWT.SINGLE | SWT.BORDER | style);
    }

    /** A field for a figure. */
    public Text figure(String name, String label, String unit) {
        return field(name, label, unit, FIGURE, SWT.SINGLE | SWT.BORDER | SWT.RIGHT);
    }

    /**
     * A field for a day.
     *
     * @param chosen gets every day that is chosen
     */
    public void date(String label, LocalDate day, Consumer<LocalDate> chosen) {
        DateTime date = new DateTime(area, SWT.DATE | SWT.DROP_DOWN | SWT.BORDER);
        date.setDate(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth());
        date.addListener(SWT.Selection,
                event -> chosen.accept(LocalDate.of(date.getYear(), date.getMonth() + 1, date.getDay())));
        row(label, date);
    }

    /** Any control beside a label; one that says itself what it is has none. */
    public void row(String label, Control control) {
        Label words = new Label(area, SWT.NONE);
        words.setText(label);
        words.moveAbove(control);
        Space.middle().applyTo(words);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).span(2, 1).applyTo(control);
        if (!label.isEmpty()) {
            Named.as(control, label);
        }
    }

    public String get(String name) {
        return Optional.ofNullable(fields.get(name)).map(Text::getText).orElse("").strip();
    }

    public void set(String name, String value) {
        Optional.ofNullable(fields.get(name)).ifPresent(text -> text.setText(value));
    }

    public void focus(String name) {
        Optional.ofNullable(fields.get(name)).ifPresent(Text::setFocus);
    }

    /**
     * Shows faults beside their fields; the first faulty field gets the focus.
     *
     * @return the faults of fields that the form has not
     */
    public List<FieldError> show(List<FieldError> errors) {
        clear();
        List<FieldError> others = errors.stream().filter(error -> !fields.containsKey(error.field())).toList();
        errors.stream().filter(error -> fields.containsKey(error.field())).forEach(this::show);
        errors.stream().flatMap(error -> Optional.ofNullable(fields.get(error.field())).stream()).findFirst()
                .ifPresent(Text::setFocus);
        area.layout(true, true);
        return others;
    }

    private void show(FieldError error) {
        Optional.ofNullable(faults.get(error.field())).ifPresent(label -> label.setText(error.message()));
    }

    /** What was said is not true any more once the field is edited. */
    private static void forgive(Label fault) {
        if (!fault.getText().isEmpty()) {
            fault.setText("");
            fault.requestLayout();
        }
    }

    private void clear() {
        faults.values().forEach(label -> label.setText(""));
    }

    private Text field(String name, String label, String unit, int chars, int style) {
        Label words = new Label(area, SWT.NONE);
        words.setText(label);
        Space.middle().applyTo(words);
        Composite cell = new Composite(area, SWT.NONE);
        Space.rows(2).applyTo(cell);
        Text text = new Text(cell, style);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER)
                .hint(Space.width(text, "n".repeat(chars)), SWT.DEFAULT).applyTo(text);
        new Label(cell, SWT.NONE).setText(unit);
        Label fault = new Label(area, SWT.WRAP);
        fault.setForeground(Tones.OVER.on(fault));
        Space.wide().hint(Space.width(text, "n".repeat(FAULT)), SWT.DEFAULT).applyTo(fault);
        text.addListener(SWT.Modify, event -> forgive(fault));
        Named.as(text, label + (unit.isEmpty() ? "" : ", " + unit));
        fields.put(name, text);
        faults.put(name, fault);
        return text;
    }
}
