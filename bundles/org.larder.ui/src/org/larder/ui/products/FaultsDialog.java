package org.larder.ui.products;

import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.larder.api.exchange.ImportReport;
import org.larder.api.exchange.ImportReport.LineFault;
import org.larder.ui.Messages;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The lines of a file that were left out, and why. */
final class FaultsDialog extends Dialog {

    private static final int WIDTH = 560;
    private static final int HEIGHT = 240;

    private final String done;
    private final ImportReport report;

    FaultsDialog(Shell parent, String done, ImportReport report) {
        super(parent);
        this.done = done;
        this.report = report;
    }

    @Override
    @NonNullByDefault({})
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.importTitle);
    }

    @Override
    protected boolean isResizable() {
        return true;
    }

    @Override
    @NonNullByDefault({})
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        Space.rows(1).margins(Space.TWO, Space.TWO).applyTo(area);
        Label label = new Label(area, SWT.WRAP);
        label.setText(done + " " + NLS.bind(Messages.importFaults, Figures.local().count(report.faultCount())));
        Space.wide().applyTo(label);
        Text lines = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        lines.setText(report.faults().stream().map(LineFault::toString).collect(Collectors.joining("\n")));
        Space.all().hint(WIDTH, HEIGHT).applyTo(lines);
        return area;
    }

    @Override
    @NonNullByDefault({})
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }
}
