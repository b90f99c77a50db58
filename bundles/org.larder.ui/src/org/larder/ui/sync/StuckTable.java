package org.larder.ui.sync;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.model.QuarantinedOperation;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;

/** The changes that the server does not take, with the reason, and what can be done. */
final class StuckTable {

    private final Composite area;
    private final Table table;
    private final Button retry;
    private final Button discard;
    private List<QuarantinedOperation> shown = List.of();

    /** @param retrying and discarding get the id of the selected operation */
    StuckTable(Composite parent, Consumer<UUID> retrying, Consumer<UUID> discarding) {
        area = new Composite(parent, SWT.NONE);
        Space.rows(1).applyTo(area);
        Label title = new Label(area, SWT.NONE);
        title.setText(Messages.stuckTitle);
        Composite list = new Composite(area, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        list.setLayout(layout);
        Space.all().hint(SWT.DEFAULT, Space.FOUR * 3).applyTo(list);
        table = new Table(list, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        Named.as(table, Messages.stuckTitle);
        column(layout, 2, Messages.stuckChange);
        column(layout, 3, Messages.stuckReason);
        table.setHeaderVisible(true);
        table.addListener(SWT.Selection, event -> enable());
        Composite buttons = new Composite(area, SWT.NONE);
        Space.rows(2).applyTo(buttons);
        retry = button(buttons, Messages.stuckRetry, retrying);
        discard = button(buttons, Messages.stuckDiscard, discarding);
        enable();
    }

    Composite area() {
        return area;
    }

    void show(List<QuarantinedOperation> operations) {
        Optional<UUID> selected = selection().map(one -> one.operation().opId());
        shown = operations;
        table.removeAll();
        for (QuarantinedOperation one : operations) {
            TableItem row = new TableItem(table, SWT.NONE);
            row.setText(new String[]{OperationWords.of(one.operation()), one.message()});
            if (selected.filter(one.operation().opId()::equals).isPresent()) {
                table.setSelection(row);
            }
        }
        enable();
    }

    private Optional<QuarantinedOperation> selection() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void enable() {
        retry.setEnabled(selection().isPresent());
        discard.setEnabled(selection().isPresent());
    }

    private void column(TableColumnLayout layout, int weight, String title) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }

    private Button button(Composite parent, String label, Consumer<UUID> action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection,
                event -> selection().ifPresent(one -> action.accept(one.operation().opId())));
        Space.button(button).applyTo(button);
        return button;
    }
}
