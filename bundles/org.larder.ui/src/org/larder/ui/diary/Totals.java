package org.larder.ui.diary;

import java.util.Arrays;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.Nutrients;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.Tones;
import org.larder.ui.text.Figures;

/** Below the entries, in their columns: what was eaten, the goal, and what is left or over. */
final class Totals {

    private static final int ROWS = 3;

    private final Composite area;
    private final Tree table;
    private final Font bold;
    private final Figures figures = Figures.local();

    Totals(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        area.setLayout(layout);
        table = new Tree(area, SWT.FULL_SELECTION | SWT.NO_SCROLL);
        Named.as(table, Messages.diaryTotals);
        bold = new LocalResourceManager(JFaceResources.getResources(), table)
                .create(FontDescriptor.createFrom(table.getFont()).setStyle(SWT.BOLD));
        DiaryColumns.in(table, layout);
        for (int row = 0; row < ROWS; row++) {
            new TreeItem(table, SWT.NONE);
        }
        table.addListener(SWT.Selection, event -> table.deselectAll());
        Space.wide().hint(SWT.DEFAULT, ROWS * table.getItemHeight() + Space.HALF).applyTo(area);
    }

    Control area() {
        return area;
    }

    void show(DiaryDay day) {
        TreeItem eaten = table.getItem(0);
        eaten.setText(DiaryColumns.row(Messages.totalEaten, "", day.eaten(), figures));
        eaten.setFont(bold);
        if (day.goal().isEmpty()) {
            table.getItem(1).setText(DiaryColumns.row(Messages.totalNoGoal, "", ""));
            table.getItem(1).setForeground(Tones.quiet(table));
            table.getItem(2).setText(DiaryColumns.row("", "", ""));
            return;
        }
        Nutrients goal = day.goal().get().data().daily();
        table.getItem(1).setText(DiaryColumns.row(Messages.totalGoal, "", goal, figures));
        table.getItem(1).setForeground(Tones.quiet(table));
        left(table.getItem(2), day.eaten(), goal);
    }

    private void left(TreeItem item, Nutrients eaten, Nutrients goal) {
        double[] left = {goal.calories() - eaten.calories(), goal.protein() - eaten.protein(), goal.fat() - eaten.fat(),
                goal.carbs() - eaten.carbs()};
        boolean over = Arrays.stream(left).anyMatch(each -> each < 0);
        item.setText(new String[]{over ? Messages.totalLeftOver : Messages.totalLeft, "",
                left(figures.kcal(Math.abs(left[0])), left[0]),
                left(figures.grams(Math.abs(left[1])), left[1]), left(figures.grams(Math.abs(left[2])), left[2]),
                left(figures.grams(Math.abs(left[3])), left[3])});
        for (int index = 0; index < left.length; index++) {
            item.setForeground(index + 2, left[index] < 0 ? Tones.OVER.on(table) : table.getForeground());
        }
    }

    /** More than the goal is said with a sign, not by colour alone. */
    private static String left(String figure, double left) {
        return left < 0 && !figure.equals("0") ? "+" + figure : figure;
    }
}
