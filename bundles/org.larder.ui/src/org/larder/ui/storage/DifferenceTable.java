package org.larder.ui.storage;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.maintenance.Difference;
import org.larder.api.model.RecordKey;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;

/** What differs, to be ticked. */
final class DifferenceTable {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    private final Table table;

    /** @param ticked called when a row was ticked or not ticked any more */
    DifferenceTable(Composite parent, Runnable ticked) {
        Composite area = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        area.setLayout(layout);
        Space.all().hint(WIDTH, HEIGHT).applyTo(area);
        table = new Table(area, SWT.CHECK | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.BORDER);
        table.setHeaderVisible(true);
        Named.as(table, Messages.goBackDifferences);
        for (String title : List.of(Messages.goBackThen, Messages.goBackNow)) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(title);
            layout.setColumnData(column, new ColumnWeightData(1, true));
        }
        table.addListener(SWT.Selection, event -> ticked.run());
    }

    int count() {
        return table.getItemCount();
    }

    /** Shows further rows. */
    void add(List<Difference> differences) {
        table.setRedraw(false);
        differences.forEach(difference -> {
            TableItem row = new TableItem(table, SWT.NONE);
            row.setText(DifferenceWords.of(difference).toArray(String[]::new));
            row.setData(difference.key());
        });
        table.setRedraw(true);
    }

    void tick(boolean ticked) {
        Arrays.stream(table.getItems()).forEach(row -> row.setChecked(ticked));
    }

    boolean isAllTicked() {
        return Arrays.stream(table.getItems()).allMatch(TableItem::getChecked);
    }

    Set<RecordKey> ticked() {
        return Arrays.stream(table.getItems()).filter(TableItem::getChecked).map(row -> (RecordKey) row.getData())
                .collect(Collectors.toSet());
    }
}
