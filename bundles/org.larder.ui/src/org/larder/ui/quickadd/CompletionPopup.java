package org.larder.ui.quickadd;

import java.util.List;
import java.util.function.IntConsumer;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;

/** The list below the line. It never takes the focus; the line tells it where to go. */
final class CompletionPopup {

    private static final int COLUMNS = 3;

    private final Control anchor;
    private final Shell shell;
    private final Table table;

    /** @param picked gets the index of the row that was clicked */
    CompletionPopup(Control anchor, IntConsumer picked) {
        this.anchor = anchor;
        shell = new Shell(anchor.getShell(), SWT.NO_TRIM | SWT.ON_TOP | SWT.NO_FOCUS | SWT.TOOL);
        GridLayoutFactory.fillDefaults().margins(1, 1).applyTo(shell);
        shell.setBackground(Tones.track(anchor));
        table = new Table(shell, SWT.SINGLE | SWT.FULL_SELECTION | SWT.NO_FOCUS);
        Space.all().applyTo(table);
        for (int column = 0; column < COLUMNS; column++) {
            new TableColumn(table, column == 0 ? SWT.LEFT : SWT.RIGHT);
        }
        table.addListener(SWT.MouseUp, event -> picked.accept(table.getSelectionIndex()));
        anchor.addListener(SWT.Dispose, event -> shell.dispose());
        anchor.getShell().addListener(SWT.Move, event -> hide());
        anchor.addListener(SWT.Move, event -> hide());
    }

    /** Shows rows of name, amount and energy; the first is selected. */
    void show(List<List<String>> rows) {
        if (shell.isDisposed()) {
            return;
        }
        table.setRedraw(false);
        table.removeAll();
        rows.forEach(row -> new TableItem(table, SWT.NONE).setText(row.toArray(String[]::new)));
        table.select(0);
        table.setRedraw(true);
        place(rows.size());
        shell.setVisible(true);
    }

    void hide() {
        if (!shell.isDisposed()) {
            shell.setVisible(false);
        }
    }

    boolean visible() {
        return !shell.isDisposed() && shell.isVisible();
    }

    /** Index of the selected row. */
    int selected() {
        return Math.max(0, table.getSelectionIndex());
    }

    void move(int rows) {
        int count = table.getItemCount();
        table.setSelection(Math.floorMod(selected() + rows, count));
    }

    private void place(int rows) {
        Point size = anchor.getSize();
        int amount = widest(1);
        int energy = widest(2);
        int width = Math.max(size.x, amount + energy + Space.width(anchor, "m".repeat(24)));
        Point corner = anchor.getLocation();
        Point below = anchor.getParent().toDisplay(corner.x, corner.y + size.y + 2);
        Rectangle screen = anchor.getMonitor().getClientArea();
        shell.setSize(width, table.getItemHeight() * rows + 2 * table.getBorderWidth() + Space.HALF);
        shell.setLocation(Math.min(below.x, screen.x + screen.width - width), below.y);
        shell.layout();
        table.getColumn(1).setWidth(amount);
        table.getColumn(2).setWidth(energy);
        table.getColumn(0).setWidth(Math.max(Space.FOUR, table.getClientArea().width - amount - energy));
    }

    private int widest(int column) {
        int widest = 0;
        for (TableItem item : table.getItems()) {
            widest = Math.max(widest, Space.width(table, item.getText(column)));
        }
        return widest + Space.TWO + Space.ONE;
    }
}
