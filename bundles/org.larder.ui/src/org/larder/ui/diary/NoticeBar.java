package org.larder.ui.diary;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.larder.ui.Messages;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;

/** The line below the diary: what was done last, with the way back, or why something was not done. */
final class NoticeBar {

    private static final int SHOWN_MILLIS = 30_000;

    private final Composite area;
    private final Label text;
    private final Link undo;
    private final Runnable clear = this::clear;

    NoticeBar(Composite parent, Runnable undoing) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(area);
        Space.wide().applyTo(area);
        text = new Label(area, SWT.NONE);
        undo = new Link(area, SWT.NONE);
        undo.setText("<a>" + Messages.undo + "</a>");
        undo.addListener(SWT.Selection, event -> undoing.run());
        Space.middle().applyTo(text);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).grab(true, false).applyTo(undo);
        clear();
    }

    /** Says what was done, for a while; or why not, until something else is said. */
    void show(Notice notice) {
        boolean fault = notice.kind() == Notice.Kind.FAULT;
        text.setForeground(fault ? Tones.OVER.on(text) : null);
        show(fault ? NLS.bind(Messages.noticeFault, notice.text()) : notice.text(),
                notice.kind() == Notice.Kind.UNDOABLE);
        area.getDisplay().timerExec(fault ? -1 : SHOWN_MILLIS, clear);
    }

    private void show(String words, boolean undoable) {
        text.setText(words);
        text.setToolTipText(words);
        undo.setVisible(undoable);
        area.layout(true, true);
    }

    private void clear() {
        if (!area.isDisposed()) {
            text.setText("");
            undo.setVisible(false);
        }
    }
}
