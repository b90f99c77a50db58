package org.larder.ui.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.model.QuarantinedOperation;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;

/** The changes that the remote does not take, with the reason, and what can be done. Enter edits, Del discards. */
final class StuckTable {

    private final EmptyOr area;
    private final Table table;
    private final Label reason;
    private final ActionButtons buttons;
    private List<QuarantinedOperation> shown = List.of();

    /** What can be done with a change. */
    interface Actions {

        void retry(QuarantinedOperation operation);

        void edit(QuarantinedOperation operation);

        void discard(QuarantinedOperation operation);

        void export();
    }

    StuckTable(Composite parent, Actions actions) {
        area = new EmptyOr(parent, Messages.stuckEmpty);
        Composite list = new Composite(area.content(), SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        list.setLayout(layout);
        Space.all().hint(SWT.DEFAULT, Space.FOUR * 2).applyTo(list);
        table = new Table(list, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        Named.as(table, Messages.stuckTitle);
        column(layout, 2, Messages.stuckChange);
        column(layout, 3, Messages.stuckReason);
        table.setHeaderVisible(true);
        reason = new Label(area.content(), SWT.WRAP);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(reason);
        buttons = new ActionButtons(area.content());
        buttons.add(Messages.stuckEdit, Messages.stuckEditTip, () -> with(actions::edit),
                () -> selection().filter(one -> !one.operation().delete()).isPresent());
        buttons.add(Messages.stuckRetry, Messages.stuckRetryTip, () -> with(actions::retry), this::isSelected);
        buttons.add(Messages.stuckDiscard, Messages.stuckDiscardTip, () -> with(actions::discard), this::isSelected);
        buttons.add(Messages.stuckExport, Messages.stuckExportTip, actions::export, () -> !shown.isEmpty());
        table.addListener(SWT.Selection, event -> selected());
        table.addListener(SWT.DefaultSelection,
                event -> selection().filter(one -> !one.operation().delete()).ifPresent(actions::edit));
        table.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.DEL) {
                with(actions::discard);
            }
        });
        show(List.of());
    }

    Control control() {
        return area.control();
    }

    void show(List<QuarantinedOperation> operations) {
        Optional<UUID> selected = selection().map(one -> one.operation().opId());
        if (!operations.equals(shown)) {
            shown = operations;
            table.removeAll();
            operations.forEach(one -> row(one, selected));
        }
        if (table.getSelectionIndex() < 0 && !operations.isEmpty()) {
            table.select(0);
        }
        area.show(!operations.isEmpty());
        selected();
    }

    private void selected() {
        String words = selection().map(OperationWords::reason).orElse("");
        if (!reason.getText().equals(words)) {
            reason.setText(words);
            reason.requestLayout();
        }
        buttons.enable();
    }

    private void row(QuarantinedOperation one, Optional<UUID> selected) {
        TableItem row = new TableItem(table, SWT.NONE);
        row.setText(new String[]{OperationWords.of(one.operation()), OperationWords.reason(one)});
        if (selected.filter(one.operation().opId()::equals).isPresent()) {
            table.setSelection(row);
        }
    }

    private Optional<QuarantinedOperation> selection() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private boolean isSelected() {
        return selection().isPresent();
    }

    private void with(Consumer<QuarantinedOperation> action) {
        selection().ifPresent(action);
    }

    private void column(TableColumnLayout layout, int weight, String title) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }
}
