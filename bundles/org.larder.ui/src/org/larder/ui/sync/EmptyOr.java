package org.larder.ui.sync;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.larder.ui.shell.Hint;
import org.larder.ui.shell.Space;

/** A place that says what it is for while it is empty. */
final class EmptyOr {

    private final Composite area;
    private final Composite content;
    private final Hint hint;
    private final StackLayout stack = new StackLayout();

    EmptyOr(Composite parent, String sentence) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        content = new Composite(area, SWT.NONE);
        Space.view(1).applyTo(content);
        hint = new Hint(area);
        hint.say(sentence);
        stack.topControl = hint.area();
    }

    Control control() {
        return area;
    }

    /** What stands there unless it is empty. */
    Composite content() {
        return content;
    }

    void show(boolean some) {
        Control top = some ? content : hint.area();
        if (stack.topControl != top) {
            stack.topControl = top;
            area.layout(true, true);
        }
    }
}
