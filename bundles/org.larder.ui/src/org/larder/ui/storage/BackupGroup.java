package org.larder.ui.storage;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.maintenance.Backup;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The backups, newest first. */
final class BackupGroup {

    private static final int HEIGHT = 140;

    private final Upkeep upkeep;
    private final Table table;
    private final Button make;
    private final Button goBack;
    private final Button remove;
    private List<Backup> shown = List.of();
    private boolean free;
    private boolean ready;

    BackupGroup(Composite parent, Upkeep upkeep) {
        this.upkeep = upkeep;
        EngineGroup.words(parent).setText(Messages.backupAbout);
        Composite area = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        area.setLayout(layout);
        Space.all().hint(StoragePage.WIDTH, HEIGHT).applyTo(area);
        table = new Table(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        Named.as(table, Messages.backupTitle);
        column(layout, Messages.backupWhen, SWT.LEFT, 5);
        column(layout, Messages.backupWhy, SWT.LEFT, 3);
        column(layout, Messages.backupEntries, SWT.RIGHT, 2);
        column(layout, Messages.backupFoods, SWT.RIGHT, 2);
        column(layout, Messages.backupSize, SWT.RIGHT, 2);
        Composite row = EngineGroup.row(parent, 3);
        make = EngineGroup.button(row, Messages.backupMake, this::make);
        goBack = EngineGroup.button(row, Messages.backupGoBack, this::goBack);
        remove = EngineGroup.button(row, Messages.backupRemove, this::remove);
        table.addListener(SWT.Selection, event -> possible());
        table.addListener(SWT.DefaultSelection, event -> goBack());
        table.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                remove();
            }
        });
        showFailure();
    }

    /** @param nothingRuns whether no work is under way */
    void show(StoreFacts facts, boolean nothingRuns) {
        free = nothingRuns;
        ready = facts.ready();
        if (!shown.equals(facts.backups())) {
            show(facts.backups());
        }
        possible();
    }

    /** Nothing is known, and nothing can be done. */
    void showFailure() {
        free = false;
        show(List.of());
        possible();
    }

    private void show(List<Backup> backups) {
        Optional<Backup> selected = selected();
        shown = backups;
        table.removeAll();
        shown.forEach(this::add);
        selected.map(shown::indexOf).filter(index -> index >= 0).ifPresent(table::select);
    }

    private void column(TableColumnLayout layout, String title, int style, int weight) {
        TableColumn column = new TableColumn(table, style);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }

    private void add(Backup backup) {
        Figures figures = Figures.local();
        new TableItem(table, SWT.NONE).setText(new String[]{when(backup), why(backup.kind()),
                figures.count(backup.rows().getOrDefault("consumptions", 0L)),
                figures.count(backup.rows().getOrDefault("products", 0L)),
                figures.bytes(backup.bytes())});
    }

    static String when(Backup backup) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withZone(ZoneId.systemDefault())
                .format(backup.at());
    }

    private static String why(Backup.Kind kind) {
        return switch (kind) {
            case DAILY -> Messages.backupDaily;
            case MANUAL -> Messages.backupManual;
            case MIGRATION -> Messages.backupMigration;
            case MOVE -> Messages.backupMove;
            case DELETION -> Messages.backupDeletion;
        };
    }

    private Optional<Backup> selected() {
        int index = table.getSelectionIndex();
        return index >= 0 ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void possible() {
        make.setEnabled(free && ready);
        goBack.setEnabled(free && ready && selected().isPresent());
        remove.setEnabled(free && selected().isPresent());
    }

    private void make() {
        upkeep.start(Messages.backupMaking, progress -> upkeep.backups().backUp(progress),
                backup -> Notice.told(NLS.bind(Messages.backupMade, backup.folder())));
    }

    private void goBack() {
        selected().filter(backup -> goBack.isEnabled())
                .ifPresent(backup -> new GoBackDialog(table.getShell(), upkeep, backup).open());
    }

    private void remove() {
        selected().filter(backup -> remove.isEnabled()).filter(this::sure)
                .ifPresent(backup -> upkeep.start(Messages.backupRemoving, progress -> {
                    upkeep.backups().remove(backup.name());
                    return backup;
                }, gone -> Notice.told(NLS.bind(Messages.backupRemoved, when(gone)))));
    }

    private boolean sure(Backup backup) {
        return EngineGroup.sure(remove, Messages.backupTitle, NLS.bind(Messages.backupRemoveQuestion, when(backup)),
                Messages.backupRemoveYes);
    }
}
