package org.larder.ui.sync;

import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.ui.shell.Space;

/** The state in a sentence, with its sign. */
final class StateLine {

    private final SyncSigns signs;
    private final Label sign;
    private final Label state;

    StateLine(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(area);
        Space.wide().applyTo(area);
        signs = new SyncSigns(area);
        sign = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
        state = new Label(area, SWT.WRAP);
        state.setFont(new LocalResourceManager(JFaceResources.getResources(), state)
                .create(FontDescriptor.createFrom(state.getFont()).setStyle(SWT.BOLD)));
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(state);
    }

    /** @return whether it says something else than before */
    boolean show(SyncSentence.Said said, Optional<String> details) {
        boolean other = !state.getText().equals(said.text());
        sign.setImage(signs.of(said.tone()));
        show(said.text());
        state.setToolTipText(details.orElse(said.text()));
        return other;
    }

    void show(String text) {
        if (!state.getText().equals(text)) {
            state.setText(text);
        }
    }

    boolean isGone() {
        return state.isDisposed();
    }

    /** Runs something in the UI thread after a time; -1 takes it back. */
    void after(int millis, Runnable task) {
        state.getDisplay().timerExec(millis, task);
    }
}
