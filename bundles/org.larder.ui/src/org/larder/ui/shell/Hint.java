package org.larder.ui.shell;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

/** What an empty place says: what it is for in a sentence, and the next step as a button. */
public final class Hint {

    private static final int WIDTH = 320;

    private final Composite area;
    private final Composite buttons;
    private final Label sentence;

    public Hint(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(Space.TWO, Space.TWO).applyTo(area);
        Composite inner = new Composite(area, SWT.NONE);
        Space.rows(1).applyTo(inner);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).grab(true, true).applyTo(inner);
        sentence = new Label(inner, SWT.WRAP | SWT.CENTER);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).hint(WIDTH, SWT.DEFAULT).grab(true, false)
                .applyTo(sentence);
        buttons = new Composite(inner, SWT.NONE);
        Space.rows(1).applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.CENTER).indent(0, Space.ONE).applyTo(buttons);
    }

    /** What takes the place. */
    public Composite area() {
        return area;
    }

    public void say(String text) {
        if (!sentence.getText().equals(text)) {
            sentence.setText(text);
            area.layout(true, true);
        }
    }

    /** Offers a step. */
    public Button offer(String label, Runnable step) {
        Button button = new Button(buttons, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> step.run());
        Space.button(button).grab(true, false).applyTo(button);
        return button;
    }
}
