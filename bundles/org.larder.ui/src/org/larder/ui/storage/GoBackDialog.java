package org.larder.ui.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Difference;
import org.larder.api.maintenance.Preview;
import org.larder.api.maintenance.Progress;
import org.larder.api.model.Page;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** What a backup has otherwise, to be ticked and taken back as one step that can be undone. */
final class GoBackDialog extends Dialog {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int MOST = 1000;

    private final Upkeep upkeep;
    private final Backup backup;
    private Predicate<Difference> chosen = difference -> false;

    GoBackDialog(Upkeep upkeep, Backup backup) {
        super(upkeep.shell());
        this.upkeep = upkeep;
        this.backup = backup;
    }

    @Override
    @NonNullByDefault({})
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.goBackTitle, BackupGroup.when(backup)));
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
        Label about = new Label(area, SWT.WRAP);
        about.setText(Messages.goBackReading);
        Space.wide().hint(WIDTH, SWT.DEFAULT).applyTo(about);
        Table table = table(area);
        Button all = new Button(area, SWT.CHECK);
        all.setText(Messages.goBackAll);
        all.setEnabled(false);
        all.addListener(SWT.Selection, event -> {
            Arrays.stream(table.getItems()).forEach(row -> row.setChecked(all.getSelection()));
            possible(table, all);
        });
        table.addListener(SWT.Selection, event -> possible(table, all));
        upkeep.ask(Messages.goBackReading, this::differences, page -> show(page, about, table, all));
        return area;
    }

    @Override
    @NonNullByDefault({})
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.goBackTake, true).setEnabled(false);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    private static Table table(Composite area) {
        Table table = new Table(area, SWT.CHECK | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        table.setHeaderVisible(true);
        Named.as(table, Messages.goBackDifferences);
        for (String title : List.of(Messages.goBackThen, Messages.goBackNow)) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(title);
            column.setWidth(WIDTH / 2 - Space.TWO);
        }
        Space.all().hint(WIDTH, HEIGHT).applyTo(table);
        return table;
    }

    private Page<Difference> differences() {
        try (Preview preview = upkeep.backups().preview(backup.name(), Progress.NONE)) {
            return preview.differences(Optional.empty(), MOST);
        }
    }

    private void show(Page<Difference> page, Label about, Table table, Button all) {
        if (table.isDisposed()) {
            return;
        }
        for (Difference difference : page.items()) {
            TableItem row = new TableItem(table, SWT.NONE);
            row.setText(new String[]{DifferenceWords.of(difference.key(), difference.then()),
                    DifferenceWords.of(difference.key(), difference.now())});
            row.setData(difference.key());
        }
        String count = Figures.local().count(page.items().size());
        about.setText(page.items().isEmpty() ? Messages.goBackSame
                : NLS.bind(page.next().isPresent() ? Messages.goBackFirst : Messages.goBackAbout, count));
        all.setEnabled(!page.items().isEmpty());
        about.requestLayout();
    }

    private void possible(Table table, Button all) {
        boolean any = Arrays.stream(table.getItems()).anyMatch(TableItem::getChecked);
        if (!Arrays.stream(table.getItems()).allMatch(TableItem::getChecked)) {
            all.setSelection(false);
        }
        chosen = all.getSelection() ? difference -> true : among(ticked(table));
        getButton(IDialogConstants.OK_ID).setEnabled(any);
    }

    private static Set<RecordKey> ticked(Table table) {
        return Arrays.stream(table.getItems()).filter(TableItem::getChecked).map(row -> (RecordKey) row.getData())
                .collect(Collectors.toSet());
    }

    private static Predicate<Difference> among(Set<RecordKey> keys) {
        return difference -> keys.contains(difference.key());
    }

    @Override
    protected void okPressed() {
        Predicate<Difference> taken = chosen;
        super.okPressed();
        upkeep.start(Messages.goBackTaking, progress -> {
            try (Preview preview = upkeep.backups().preview(backup.name(), progress)) {
                return preview.restore(taken, progress);
            }
        }, written -> NLS.bind(Messages.goBackTaken, Figures.local().count(written)));
    }
}
