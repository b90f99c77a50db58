package org.larder.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** What a person can read in the windows of a workbench: a line for each text, and for each row of a table or tree. */
final class SeenTexts {

    private final List<String> lines = new ArrayList<>();

    /** Used in the UI thread. */
    static List<String> on(Display display) {
        var seen = new SeenTexts();
        Stream.of(display.getShells()).forEach(seen::look);
        return seen.lines;
    }

    private void look(Control control) {
        if (!control.isVisible()) {
            return;
        }
        switch (control) {
            case Label label -> lines.add(label.getText());
            case Link link -> lines.add(link.getText());
            case Button button -> lines.add(button.getText());
            case Tree tree -> Stream.of(tree.getItems()).forEach(this::row);
            case Table table -> rows(table);
            case Composite area -> Stream.of(area.getChildren()).forEach(this::look);
            default -> {
            }
        }
    }

    /** The rows that were looked up already; others may be too many. */
    private void rows(Table table) {
        Stream.of(table.getItems()).map(item -> columns(table.getColumnCount(), item::getText))
                .filter(line -> !line.isBlank()).forEach(lines::add);
    }

    private void row(TreeItem item) {
        lines.add(columns(item.getParent().getColumnCount(), item::getText));
        if (item.getExpanded()) {
            Stream.of(item.getItems()).forEach(this::row);
        }
    }

    private static String columns(int count, IntFunction<String> text) {
        return IntStream.range(0, Math.max(1, count)).mapToObj(text).collect(Collectors.joining(" | "));
    }
}
