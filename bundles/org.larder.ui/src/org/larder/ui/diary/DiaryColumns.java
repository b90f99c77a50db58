package org.larder.ui.diary;

import java.util.List;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.larder.api.model.Nutrients;
import org.larder.ui.Messages;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The columns that the entries and the totals below them share. */
final class DiaryColumns {

    static final int FOOD = 0;
    static final int AMOUNT = 1;
    private static final int FIRST_FIGURE = 2;
    private static final int FOOD_WIDTH = 120;
    private static final List<String> TITLES = List.of(Messages.columnFood, Messages.columnAmount, Messages.columnKcal,
            Messages.columnProtein, Messages.columnFat, Messages.columnCarbs);

    private DiaryColumns() {
    }

    static void in(Tree tree, TreeColumnLayout layout) {
        for (int index = 0; index < TITLES.size(); index++) {
            TreeColumn column = new TreeColumn(tree, index == FOOD ? SWT.LEFT : SWT.RIGHT);
            column.setText(TITLES.get(index));
            width(column, index, tree, layout);
        }
    }

    /** The texts of a row. */
    static String[] row(String name, String amount, Nutrients figures, Figures format) {
        return new String[]{name, amount, format.kcal(figures.calories()), format.grams(figures.protein()),
                format.grams(figures.fat()), format.grams(figures.carbs())};
    }

    /** The texts of a row without figures. */
    static String[] row(String name, String amount, String instead) {
        return new String[]{name, amount, instead, instead, instead, instead};
    }

    private static void width(TreeColumn column, int index, Tree tree, TreeColumnLayout layout) {
        if (index == FOOD) {
            layout.setColumnData(column, new ColumnWeightData(1, FOOD_WIDTH, true));
            return;
        }
        String widest = index < FIRST_FIGURE ? "1,000.0 g" : "10,000";
        int width = Math.max(Space.width(tree, widest), Space.boldWidth(tree, TITLES.get(index)));
        layout.setColumnData(column, new ColumnPixelData(width + Space.TWO, true));
    }
}
