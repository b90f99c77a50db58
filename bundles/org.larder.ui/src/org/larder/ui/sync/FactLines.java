package org.larder.ui.sync;

import java.time.Instant;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.larder.api.profile.Binding;
import org.larder.ui.Messages;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** Account and server or folder, what waits, when all was saved last, and why not since. */
final class FactLines {

    private final Function<Instant, String> time;
    private final Composite area;
    private final Line account;
    private final Line server;
    private final Line folder;
    private final Line kept;
    private final Line saved;
    private final Line reason;

    /** @param time in words */
    FactLines(Composite parent, Function<Instant, String> time) {
        this.time = time;
        area = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(area);
        Space.wide().applyTo(area);
        account = new Line(area, Messages.syncAccount, SWT.NONE);
        server = new Line(area, Messages.syncServer, SWT.NONE);
        folder = new Line(area, Messages.syncFolder, SWT.NONE);
        kept = new Line(area, Messages.syncKept, SWT.NONE);
        saved = new Line(area, Messages.syncLast, SWT.NONE);
        reason = new Line(area, Messages.syncReason, SWT.WRAP);
    }

    Control control() {
        return area;
    }

    void show(SyncFacts facts) {
        boolean shared = facts.remote() == Remote.FOLDER;
        account.show(facts.account().map(Binding::name).orElse(Messages.syncNoAccount), !shared);
        server.show(facts.server().map(Object::toString).orElse(Messages.syncNoServer), !shared);
        folder.show(facts.folder().map(Object::toString).orElse(""), shared);
        kept.show(Figures.local().count(facts.status().counts().pending()), true);
        saved.show(facts.status().lastSuccess().map(time).orElse(Messages.syncNever), true);
        reason.show(facts.reason().orElse(""), facts.reason().isPresent());
    }

    /** A title with its value; takes no room while it has none. */
    private static final class Line {

        private final Label title;
        private final Label value;

        Line(Composite parent, String name, int style) {
            title = new Label(parent, SWT.NONE);
            title.setText(name);
            value = new Label(parent, style);
        }

        void show(String text, boolean shown) {
            value.setText(text);
            value.setToolTipText(text);
            Shown.when(shown, title, Space.middle());
            Shown.when(shown, value, Space.wide().hint(Space.FOUR, SWT.DEFAULT));
        }
    }
}
