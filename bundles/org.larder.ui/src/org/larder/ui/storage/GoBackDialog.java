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

    private static final int PAGE = 1000;

    private final Upkeep upkeep;
    private final Backup backup;
    private volatile boolean closed;
    private Optional<Parts> parts = Optional.empty();
    private Optional<String> next = Optional.empty();

    /** The controls that change. */
    private record Parts(Label about, DifferenceTable table, Button all, Button more) {
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
        Composite row = EngineGroup.row(area, 2);
        Button all = new Button(row, SWT.CHECK);
        all.setText(Messages.goBackAll);
        all.setEnabled(false);
        all.addListener(SWT.Selection, event -> tick(table, all.getSelection()));
        Space.wide().applyTo(all);
        Button more = EngineGroup.button(row, Messages.goBackMore, () -> read(area));
        parts = Optional.of(new Parts(about, table, all, more));
        read(area);
        return area;
    }

    @Override
    @NonNullByDefault({})
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.goBackTake, true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private void read(Composite area) {
        parts.ifPresent(shown -> {
            shown.more().setEnabled(false);
            shown.about().setText(Messages.goBackReading);
        });
        Optional<String> after = next;
        upkeep.background(area).run(Messages.goBackReading, () -> differences(after), this::show, this::showFailure);
    }

    private Page<Difference> differences(Optional<String> after) {
        Progress whileOpen = (what, done, total) -> !closed;
        try (Preview preview = upkeep.backups().preview(backup.name(), whileOpen)) {
            return preview.differences(after, PAGE);
        }
    }

    private void show(Page<Difference> page) {
        next = page.next();
        parts.ifPresent(shown -> {
            shown.table().add(page.items());
            if (shown.all().getSelection()) {
                shown.table().tick(true);
            }
            shown.about().setText(about(shown.table().count()));
            shown.all().setEnabled(shown.table().count() > 0);
            shown.more().setEnabled(next.isPresent());
            if (shown.table().count() == 0) {
                getButton(IDialogConstants.CANCEL_ID).setText(Messages.close);
            }
            shown.about().requestLayout();
        });
    }

    private String about(int count) {
        if (count == 0) {
            return Messages.goBackSame;
        }
        String words = next.isPresent() ? Messages.goBackFirst
                : count == 1 ? Messages.goBackAboutOne : Messages.goBackAbout;
        return NLS.bind(words, Figures.local().count(count));
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
