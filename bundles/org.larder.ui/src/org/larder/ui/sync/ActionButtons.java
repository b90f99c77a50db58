package org.larder.ui.sync;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.larder.ui.shell.Space;

/** Buttons in a row that breaks where the view is narrow; each can be pressed only while it makes sense. */
final class ActionButtons {

    private final Composite area;
    private final Map<Button, BooleanSupplier> possible = new LinkedHashMap<>();

    ActionButtons(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        RowLayout layout = new RowLayout();
        layout.marginLeft = 0;
        layout.marginRight = 0;
        layout.marginTop = 0;
        layout.marginBottom = 0;
        layout.spacing = Space.ONE;
        area.setLayout(layout);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(area);
    }

    Control control() {
        return area;
    }

    Button add(String label, String tip, Runnable action, BooleanSupplier can) {
        Button button = new Button(area, SWT.PUSH);
        button.setText(label);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, event -> action.run());
        possible.put(button, can);
        return button;
    }

    void enable() {
        possible.forEach((button, can) -> button.setEnabled(can.getAsBoolean()));
    }
}
