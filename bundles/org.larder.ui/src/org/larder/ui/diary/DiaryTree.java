package org.larder.ui.diary;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.DiaryEntry;
import org.larder.api.model.Meal;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Tones;
import org.larder.ui.text.Figures;
import org.larder.ui.text.MealWords;

/** The entries of a day by meal, with the meals' sums. */
final class DiaryTree {

    private final Composite area;
    private final Tree tree;
    private final Font bold;
    private final Figures figures = Figures.local();
    private final Set<Optional<Meal>> closed = new HashSet<>();

    DiaryTree(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        area.setLayout(layout);
        tree = new Tree(area, SWT.MULTI | SWT.FULL_SELECTION | SWT.V_SCROLL);
        tree.setHeaderVisible(true);
        Named.as(tree, Messages.diaryEntries);
        bold = new LocalResourceManager(JFaceResources.getResources(), tree)
                .create(FontDescriptor.createFrom(tree.getFont()).setStyle(SWT.BOLD));
        DiaryColumns.in(tree, layout);
        tree.addListener(SWT.Collapse, this::collapsed);
        tree.addListener(SWT.Expand, this::expanded);
    }

    Control area() {
        return area;
    }

    Tree control() {
        return tree;
    }

    void show(DiaryDay day) {
        Set<String> selected = new HashSet<>();
        selection().forEach(entry -> selected.add(entry.item().id()));
        tree.setRedraw(false);
        tree.removeAll();
        MealGroup.of(day).forEach(this::add);
        tree.setSelection(Arrays.stream(tree.getItems()).flatMap(meal -> Arrays.stream(meal.getItems()))
                .filter(item -> entry(item).filter(entry -> selected.contains(entry.item().id())).isPresent())
                .toArray(TreeItem[]::new));
        tree.setRedraw(true);
    }

    /** The selected entries; of a selected meal all. */
    List<DiaryEntry> selection() {
        return Arrays.stream(tree.getSelection()).flatMap(item -> item.getData() instanceof MealGroup group
                ? group.entries().stream()
                : entry(item).stream()).distinct().toList();
    }

    /** The row whose amount can be edited: the only selected one. */
    Optional<TreeItem> row() {
        TreeItem[] rows = tree.getSelection();
        return rows.length == 1 && entry(rows[0]).isPresent() ? Optional.of(rows[0]) : Optional.empty();
    }

    static Optional<DiaryEntry> entry(TreeItem item) {
        return item.getData() instanceof DiaryEntry entry ? Optional.of(entry) : Optional.empty();
    }

    private void add(MealGroup group) {
        TreeItem meal = new TreeItem(tree, SWT.NONE);
        meal.setData(group);
        String name = MealWords.heading(group.meal());
        meal.setText(group.entries().isEmpty() ? DiaryColumns.row(name, "", "")
                : DiaryColumns.row(name, "", group.eaten(), figures));
        if (group.entries().isEmpty()) {
            meal.setForeground(Tones.quiet(tree));
        } else {
            meal.setFont(bold);
        }
        group.entries().forEach(entry -> add(meal, entry));
        meal.setExpanded(!closed.contains(group.meal()));
    }

    private void add(TreeItem meal, DiaryEntry entry) {
        TreeItem item = new TreeItem(meal, SWT.NONE);
        item.setData(entry);
        String name = EntryWords.name(entry);
        String amount = figures.amount(entry.item().data().amount());
        item.setText(entry.eaten().map(eaten -> DiaryColumns.row(name, amount, eaten, figures))
                .orElseGet(() -> DiaryColumns.row(name, amount, Messages.figureUnknown)));
    }

    private void collapsed(Event event) {
        if (event.item.getData() instanceof MealGroup group) {
            closed.add(group.meal());
        }
    }

    private void expanded(Event event) {
        if (event.item.getData() instanceof MealGroup group) {
            closed.remove(group.meal());
        }
    }
}
