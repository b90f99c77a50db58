package org.larder.ui.storage;

import java.util.Optional;
import java.util.OptionalDouble;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.ProgressIndicator;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;

/** What is being done to the store, with the way to end it; after that, what came of it. */
final class WorkRow {

    private static final int TICK_MILLIS = 200;
    private static final int LINES = 3;
    private static final int BAR = 160;
    private static final int WORK = 1000;

    private final Runnable ended;
    private final Composite area;
    private final StackLayout stack = new StackLayout();
    private final Composite running;
    private final Label step;
    private final ProgressIndicator bar;
    private final Button cancel;
    private final Text outcome;
    private final Runnable tick = this::tick;
    private Optional<MaintenanceJob> followed = Optional.empty();
    private Reached shown = Reached.NOTHING;

    /** @param ended called when work has come to its end */
    WorkRow(Composite parent, Runnable ended) {
        this.ended = ended;
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        running = new Composite(area, SWT.NONE);
        Space.rows(3).applyTo(running);
        step = new Label(running, SWT.WRAP);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(step);
        bar = new ProgressIndicator(running, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(BAR, SWT.DEFAULT).applyTo(bar);
        cancel = new Button(running, SWT.PUSH);
        cancel.setText(IDialogConstants.CANCEL_LABEL);
        cancel.addListener(SWT.Selection, event -> cancel());
        Space.button(cancel).applyTo(cancel);
        outcome = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        outcome.setBackground(parent.getBackground());
        Named.as(outcome, Messages.storageOutcome);
        Space.wide().hint(StoragePage.WIDTH, LINES * outcome.getLineHeight() + Space.ONE).applyTo(area);
        stack.topControl = outcome;
    }

    Control area() {
        return area;
    }

    /** Shows the work that is under way, if any, until it is over. */
    void follow() {
        if (followed.isEmpty()) {
            followed = MaintenanceJob.underWay();
            followed.ifPresent(job -> {
                shown = Reached.NOTHING;
                bar.beginAnimatedTask();
                cancel.setEnabled(true);
                tick();
            });
        }
    }

    boolean isFree() {
        return followed.isEmpty();
    }

    private void tick() {
        if (area.isDisposed() || followed.isEmpty()) {
            return;
        }
        MaintenanceJob job = followed.get();
        if (job.isOver()) {
            followed = Optional.empty();
            bar.done();
            say(job.outcome());
            ended.run();
        } else {
            show(job.getName(), job.reached());
            area.getDisplay().timerExec(TICK_MILLIS, tick);
        }
    }

    private void show(String name, Reached now) {
        step.setText(now.what().isEmpty() ? name : NLS.bind(Messages.storageStep, name, now.what()));
        OptionalDouble before = shown.share();
        OptionalDouble share = now.share();
        if (share.isPresent()) {
            if (before.isEmpty() || before.getAsDouble() > share.getAsDouble()) {
                bar.beginTask(WORK);
                before = OptionalDouble.of(0);
            }
            bar.worked((share.getAsDouble() - before.getAsDouble()) * WORK);
        } else if (before.isPresent()) {
            bar.beginAnimatedTask();
        }
        shown = now;
        top(running);
    }

    private void say(Notice notice) {
        boolean fault = notice.kind() == Notice.Kind.FAULT;
        outcome.setForeground(fault ? Tones.OVER.on(outcome) : null);
        outcome.setText(fault ? NLS.bind(Messages.noticeFault, notice.text()) : notice.text());
        top(outcome);
    }

    private void cancel() {
        cancel.setEnabled(false);
        followed.ifPresent(MaintenanceJob::cancel);
    }

    private void top(Control control) {
        stack.topControl = control;
        area.layout(true, true);
    }
}
