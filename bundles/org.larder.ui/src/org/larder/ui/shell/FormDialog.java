package org.larder.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.model.FieldError;
import org.larder.api.model.LarderException;
import org.larder.api.model.ValidationException;

/** A dialog that stays open until what was typed has been taken, and says beside the field what is wrong. */
public abstract class FormDialog extends Dialog {

    private static final int WIDTH = 460;

    private final String title;
    private final String accept;
    private Optional<Form> form = Optional.empty();
    private Optional<Label> fault = Optional.empty();

    /** @param accept the label of the button that saves */
    protected FormDialog(Shell parent, String title, String accept) {
        super(parent);
        this.title = title;
        this.accept = accept;
    }

    /** Fills the form. */
    protected abstract void fill(Form empty);

    /** Takes what was typed; ends with {@link #close} or {@link #failed}. */
    protected abstract void save(Form filled);

    /** Says what is wrong: beside the fields, and below them what belongs to none. The dialog can be used again. */
    protected final void failed(LarderException failure) {
        if (failure instanceof ValidationException invalid) {
            failed(invalid.errors());
        } else {
            form.ifPresent(fields -> fields.show(List.of()));
            complain(failure.getMessage());
        }
    }

    protected final void failed(List<FieldError> errors) {
        List<FieldError> others = form.map(fields -> fields.show(errors)).orElse(errors);
        complain(others.stream().map(FieldError::toString).collect(Collectors.joining("\n")));
    }

    /** Says below the fields what is wrong; the dialog can be used again. */
    protected final void complain(String reason) {
        busy(false);
        fault.filter(label -> !label.isDisposed()).ifPresent(label -> {
            label.setText(reason);
            label.requestLayout();
            grow(getShell());
        });
    }

    @Override
    @NonNullByDefault({})
    protected final void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected final boolean isResizable() {
        return true;
    }

    @Override
    @NonNullByDefault({})
    protected final Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Space.rows(1).margins(Space.TWO, Space.TWO).applyTo(area);
        Form fields = new Form(area);
        form = Optional.of(fields);
        fill(fields);
        Label label = new Label(area, SWT.WRAP);
        label.setForeground(Tones.OVER.on(label));
        Space.wide().hint(WIDTH, SWT.DEFAULT).applyTo(label);
        fault = Optional.of(label);
        return area;
    }

    @Override
    @NonNullByDefault({})
    protected final void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, accept, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected final void okPressed() {
        busy(true);
        form.ifPresent(this::save);
    }

    private static void grow(Shell shell) {
        Point now = shell.getSize();
        Point needed = shell.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        shell.setSize(Math.max(now.x, needed.x), Math.max(now.y, needed.y));
        shell.layout(true, true);
    }

    /** Changes the label of the button that saves. */
    protected final void accept(String label) {
        getButton(IDialogConstants.OK_ID).setText(label);
    }

    private void busy(boolean busy) {
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null && !ok.isDisposed()) {
            ok.setEnabled(!busy);
        }
    }
}
