package org.larder.ui.products;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.larder.api.model.Item;
import org.larder.api.model.Nutrients;
import org.larder.api.model.Product;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.Figures;

/** The list of foods. Rows are made when they come into sight. */
final class ProductTable {

    private static final int NAME_WIDTH = 80;
    private static final List<String> TITLES = List.of(Messages.columnName, Messages.columnKcal,
            Messages.columnProteinShort, Messages.columnFatShort, Messages.columnCarbsShort);
    private static final List<String> TIPS = List.of("", Messages.productCalories, Messages.nutrientProtein,
            Messages.nutrientFat, Messages.nutrientCarbs);

    private final Composite area;
    private final Table table;
    private final Figures figures = Figures.local();
    private final Runnable atEnd;
    private ProductPages.Loaded shown = ProductPages.Loaded.NOTHING;

    /** @param atEnd told when somebody scrolled to where more foods follow */
    ProductTable(Composite parent, Runnable atEnd) {
        this.atEnd = atEnd;
        area = new Composite(parent, SWT.NONE);
        TableColumnLayout layout = new TableColumnLayout();
        area.setLayout(layout);
        table = new Table(area, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        Named.as(table, Messages.productsTitle);
        for (int index = 0; index < TITLES.size(); index++) {
            TableColumn column = new TableColumn(table, index == 0 ? SWT.LEFT : SWT.RIGHT);
            column.setText(TITLES.get(index));
            column.setToolTipText(TIPS.get(index));
            layout.setColumnData(column, index == 0 ? new ColumnWeightData(1, NAME_WIDTH, true)
                    : new ColumnPixelData(Space.width(table, index == 1 ? "0,000" : "00.0") + Space.TWO - Space.HALF,
                            true));
        }
        table.addListener(SWT.SetData, this::fill);
    }

    Control area() {
        return area;
    }

    Table control() {
        return table;
    }

    /** The selected food. */
    Optional<Item<Product>> selection() {
        int index = table.getSelectionIndex();
        return index >= 0 && index < shown.items().size() ? Optional.of(shown.items().get(index)) : Optional.empty();
    }

    void show(ProductPages.Loaded loaded) {
        Optional<String> selected = selection().map(Item::id);
        int top = loaded.text().equals(shown.text()) ? table.getTopIndex() : 0;
        shown = loaded;
        table.setRedraw(false);
        table.deselectAll();
        table.setItemCount(loaded.rows());
        table.clearAll();
        table.setTopIndex(top);
        selected.flatMap(this::index).ifPresent(table::select);
        table.setRedraw(true);
    }

    private Optional<Integer> index(String id) {
        return IntStream.range(0, shown.items().size()).filter(index -> shown.items().get(index).id().equals(id))
                .boxed()
                .findFirst();
    }

    private void fill(Event event) {
        TableItem row = (TableItem) event.item;
        if (event.index >= shown.items().size()) {
            row.setText(Messages.loading);
            atEnd.run();
            return;
        }
        Product product = shown.items().get(event.index).data();
        Nutrients per100g = product.per100g();
        String name = product.brand().filter(brand -> !brand.isBlank())
                .map(brand -> product.name() + " (" + brand + ")").orElse(product.name());
        row.setText(new String[]{name, figures.kcal(per100g.calories()), figures.grams(per100g.protein()),
                figures.grams(per100g.fat()), figures.grams(per100g.carbs())});
    }
}
