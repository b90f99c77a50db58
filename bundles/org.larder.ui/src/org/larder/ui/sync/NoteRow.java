package org.larder.ui.sync;

import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;

/** What came of what the person did, with a next step as a link; nothing if there is nothing to say. */
final class NoteRow {

    private final Composite area;
    private final Label text;
    private final Link link;
    private Optional<Runnable> step = Optional.empty();

    NoteRow(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(1).applyTo(area);
        text = new Label(area, SWT.WRAP);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(text);
        link = new Link(area, SWT.NONE);
        link.addListener(SWT.Selection, event -> step.ifPresent(Runnable::run));
        Space.middle().applyTo(link);
        say("");
    }

    void say(String words) {
        show(words, "", Optional.empty());
    }

    /** @param label of the link */
    void say(String words, String label, Runnable then) {
        show(words, label, Optional.of(then));
    }

    void fault(String words) {
        say(words);
        text.setForeground(Tones.OVER.on(text));
    }

    private void show(String words, String label, Optional<Runnable> then) {
        step = then;
        text.setForeground(null);
        text.setText(words);
        text.setToolTipText(words);
        link.setText("<a>" + label + "</a>");
        Shown.when(then.isPresent(), link, Space.middle());
        Shown.when(!words.isEmpty(), area, Space.wide());
        area.requestLayout();
    }
}
