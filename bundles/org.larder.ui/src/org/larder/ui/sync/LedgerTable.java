package org.larder.ui.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.RecordWords;

/** Values that were replaced in one way, with what replaced them, latest first. Enter restores. */
final class LedgerTable {

    /** So many are shown at most. */
    static final int MOST = 1000;

    private final EmptyOr area;
    private final KindChoice kinds;
    private final Table table;
    private final Label details;
    private final ActionButtons buttons;
    private final Function<Instant, String> time;
    private Page<LedgerEntry> shown = new Page<>(List.of(), Optional.empty());

    /**
     * @param time in words
     * @param restore gets the entry whose value shall be current again
     * @param more asks for older entries too
     */
    LedgerTable(Composite parent, Function<Instant, String> time, Consumer<LedgerEntry> restore, Runnable more) {
        this.time = time;
        area = new EmptyOr(parent, Messages.historyEmpty);
        kinds = new KindChoice(area.content(), this::fill);
        Composite list = new Composite(area.content(), SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        list.setLayout(layout);
        Space.all().hint(SWT.DEFAULT, Space.FOUR * 2).applyTo(list);
        table = new Table(list, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        Named.as(table, Messages.historyTitle);
        table.setHeaderVisible(true);
        column(layout, 4, Messages.historyLost);
        column(layout, 4, Messages.historyWinner);
        column(layout, 2, Messages.historyAt);
        details = new Label(area.content(), SWT.WRAP);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(details);
        buttons = new ActionButtons(area.content());
        buttons.add(Messages.historyRestore, Messages.historyRestoreTip, () -> selection().ifPresent(restore),
                () -> selection().isPresent());
        buttons.add(Messages.historyMore, "", more, () -> shown.next().isPresent() && shown.items().size() < MOST);
        table.addListener(SWT.Selection, event -> selected());
        table.addListener(SWT.DefaultSelection, event -> selection().ifPresent(restore));
        buttons.enable();
    }

    Control control() {
        return area.control();
    }

    void show(Page<LedgerEntry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        shown = entries;
        kinds.show(entries.items());
        area.show(!entries.items().isEmpty());
        fill();
    }

    private void fill() {
        Optional<LedgerEntry> selected = selection();
        table.setRedraw(false);
        table.removeAll();
        shown.items().stream().filter(entry -> kinds.chosen().equals(Optional.of(entry.kind())))
                .forEach(entry -> row(entry, selected));
        table.setRedraw(true);
        selected();
    }

    private void row(LedgerEntry entry, Optional<LedgerEntry> selected) {
        TableItem row = new TableItem(table, SWT.NONE);
        List<String> values = values(entry);
        row.setText(new String[]{values.get(0), values.get(1), time.apply(entry.at())});
        row.setData(entry);
        if (selected.filter(one -> one.id() == entry.id()).isPresent()) {
            table.setSelection(row);
        }
    }

    private void selected() {
        details.setText(selection().map(entry -> NLS.bind(Messages.historyDetails, values(entry).toArray()))
                .orElse(Messages.historySelect));
        details.requestLayout();
        buttons.enable();
    }

    private static List<String> values(LedgerEntry entry) {
        return RecordWords.pair(entry.key(), entry.lost(), entry.winner());
    }

    private Optional<LedgerEntry> selection() {
        TableItem[] rows = table.getSelection();
        return rows.length == 1 && rows[0].getData() instanceof LedgerEntry entry ? Optional.of(entry)
                : Optional.empty();
    }

    private void column(TableColumnLayout layout, int weight, String title) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }
}
