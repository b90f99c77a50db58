package org.larder.ui.sync;

import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.api.sync.SyncStatus;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** How far a cycle is, with the way to end it; shown once it takes two seconds. */
final class ProgressRow {

    private static final int QUIET_MILLIS = 2000;
    private static final int WORK = 1000;

    private final Composite area;
    private final Label count;
    private final ProgressIndicator bar;
    private final Button cancel;
    private final Runnable reveal = this::reveal;
    private boolean busy;
    private boolean animated;
    private double worked;

    ProgressRow(Composite parent, Runnable cancelled) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(3).applyTo(area);
        bar = new ProgressIndicator(area, SWT.HORIZONTAL);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(bar);
        count = new Label(area, SWT.NONE);
        Space.middle().applyTo(count);
        cancel = new Button(area, SWT.PUSH);
        cancel.setText(Messages.syncCancel);
        cancel.setToolTipText(Messages.syncCancelTip);
        cancel.addListener(SWT.Selection, event -> {
            cancel.setEnabled(false);
            cancelled.run();
        });
        Space.button(cancel).applyTo(cancel);
        Named.by(bar, count::getText);
        Shown.when(false, area, Space.wide());
    }

    void show(SyncStatus status, boolean nowBusy) {
        if (nowBusy && !busy) {
            begin();
        }
        if (!nowBusy && busy) {
            end();
        }
        busy = nowBusy;
        if (busy) {
            show(status.done(), status.total());
        }
    }

    private void begin() {
        animated = true;
        bar.beginAnimatedTask();
        cancel.setEnabled(true);
        area.getDisplay().timerExec(QUIET_MILLIS, reveal);
    }

    private void end() {
        area.getDisplay().timerExec(-1, reveal);
        bar.done();
        Shown.when(false, area, Space.wide());
        area.requestLayout();
    }

    private void reveal() {
        if (!area.isDisposed() && busy) {
            Shown.when(true, area, Space.wide());
            area.requestLayout();
        }
    }

    private void show(long done, long total) {
        Figures figures = Figures.local();
        count.setText(total > 0 ? NLS.bind(Messages.syncProgress, figures.count(done), figures.count(total))
                : NLS.bind(Messages.syncProgressSoFar, figures.count(done)));
        if (total <= 0) {
            animate();
            return;
        }
        double now = Math.clamp((double) done / total, 0.0, 1.0) * WORK;
        if (animated || now < worked) {
            bar.beginTask(WORK);
            animated = false;
            worked = 0;
        }
        bar.worked(now - worked);
        worked = now;
        area.layout();
    }

    private void animate() {
        if (!animated) {
            animated = true;
            bar.beginAnimatedTask();
        }
        area.layout();
    }
}
