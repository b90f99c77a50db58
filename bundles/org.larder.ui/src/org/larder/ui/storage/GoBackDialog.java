package org.larder.ui.storage;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.LarderException;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;
import org.larder.ui.text.Figures;

/** What a backup has otherwise, to be ticked and taken back as one step that can be undone. */
final class GoBackDialog extends Dialog {

    private static final int MOST = 1000;

    private final Upkeep upkeep;
    private final Backup backup;
    private volatile boolean closed;
    private Optional<Parts> parts = Optional.empty();

    /** The controls that change. */
    private record Parts(Label about, DifferenceTable table, Button all) {
    }

    GoBackDialog(Shell parent, Upkeep upkeep, Backup backup) {
        super(parent);
        this.upkeep = upkeep;
        this.backup = backup;
        setBlockOnOpen(false);
    }

    @Override
    @NonNullByDefault({})
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.goBackTitle, BackupGroup.when(backup)));
        shell.addDisposeListener(event -> closed = true);
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
        Label about = EngineGroup.words(area);
        about.setText(Messages.goBackReading);
        DifferenceTable table = new DifferenceTable(area, this::possible);
        Button all = new Button(area, SWT.CHECK);
        all.setText(Messages.goBackAll);
        all.setEnabled(false);
        all.addListener(SWT.Selection, event -> tick(table, all.getSelection()));
        parts = Optional.of(new Parts(about, table, all));
        upkeep.background(area).run(Messages.goBackReading, this::differences, this::show, this::showFailure);
        return area;
    }

    @Override
    @NonNullByDefault({})
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.goBackTake, true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private Page<Difference> differences() {
        Progress whileOpen = (what, done, total) -> !closed;
        try (Preview preview = upkeep.backups().preview(backup.name(), whileOpen)) {
            return preview.differences(Optional.empty(), MOST);
        }
    }

    private void show(Page<Difference> page) {
        parts.ifPresent(shown -> {
            shown.table().show(page.items());
            shown.about().setText(about(page));
            shown.all().setEnabled(!page.items().isEmpty());
            shown.about().requestLayout();
        });
    }

    private static String about(Page<Difference> page) {
        if (page.items().isEmpty()) {
            return Messages.goBackSame;
        }
        String words = page.next().isPresent() ? Messages.goBackFirst
                : page.items().size() == 1 ? Messages.goBackAboutOne : Messages.goBackAbout;
        return NLS.bind(words, Figures.local().count(page.items().size()));
    }

    private void showFailure(LarderException failure) {
        parts.map(Parts::about).ifPresent(about -> {
            about.setForeground(Tones.OVER.on(about));
            about.setText(failure.getMessage());
            about.requestLayout();
        });
    }

    private void tick(DifferenceTable table, boolean ticked) {
        table.tick(ticked);
        possible();
    }

    private void possible() {
        parts.ifPresent(shown -> {
            if (!shown.table().isAllTicked()) {
                shown.all().setSelection(false);
            }
            getButton(IDialogConstants.OK_ID).setEnabled(!shown.table().ticked().isEmpty());
        });
    }

    /** Everything that differs, also what is not listed; or what is ticked. */
    private static Predicate<Difference> chosen(Parts shown) {
        if (shown.all().getSelection()) {
            return difference -> true;
        }
        Set<RecordKey> keys = shown.table().ticked();
        return difference -> keys.contains(difference.key());
    }

    @Override
    protected void okPressed() {
        Predicate<Difference> taken = parts.map(GoBackDialog::chosen).orElse(difference -> false);
        super.okPressed();
        upkeep.start(Messages.goBackTaking, progress -> {
            try (Preview preview = upkeep.backups().preview(backup.name(), progress)) {
                return preview.restore(taken, progress);
            }
        }, GoBackDialog::taken);
    }

    private static Notice taken(long written) {
        return written == 0 ? Notice.told(Messages.goBackSame)
                : Notice.done(NLS.bind(written == 1 ? Messages.goBackTakenOne : Messages.goBackTaken,
                        Figures.local().count(written)));
    }
}
