package org.larder.ui.sync;

import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.ui.Messages;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Space;
import org.larder.ui.text.RecordWords;

/** Values that were replaced, with what replaced them, by the way it happened, latest first. Enter restores. */
final class LedgerTree {

    /** So many are shown at most. */
    static final int MOST = 1000;

    private final EmptyOr area;
    private final Tree tree;
    private final ActionButtons buttons;
    private final Function<Instant, String> time;
    private final Set<LedgerEntry.Kind> folded = new HashSet<>();
    private Page<LedgerEntry> shown = new Page<>(List.of(), Optional.empty());

    /**
     * @param time in words
     * @param restore gets the entry whose value shall be current again
     * @param more asks for older entries too
     */
    LedgerTree(Composite parent, Function<Instant, String> time, Consumer<LedgerEntry> restore, Runnable more) {
        this.time = time;
        area = new EmptyOr(parent, Messages.historyEmpty);
        Composite list = new Composite(area.content(), SWT.NONE);
        TreeColumnLayout layout = new TreeColumnLayout();
        list.setLayout(layout);
        Space.all().hint(SWT.DEFAULT, Space.FOUR * 3).applyTo(list);
        tree = new Tree(list, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL);
        Named.as(tree, Messages.historyTitle);
        tree.setHeaderVisible(true);
        column(layout, 4, Messages.historyLost);
        column(layout, 4, Messages.historyWinner);
        column(layout, 2, Messages.historyAt);
        buttons = new ActionButtons(area.content());
        buttons.add(Messages.historyRestore, Messages.historyRestoreTip, () -> selection().ifPresent(restore),
                () -> selection().isPresent());
        buttons.add(Messages.historyMore, "", more, () -> shown.next().isPresent() && shown.items().size() < MOST);
        tree.addListener(SWT.Selection, event -> buttons.enable());
        tree.addListener(SWT.DefaultSelection, event -> selection().ifPresent(restore));
        tree.addListener(SWT.Collapse, event -> kind(event.item.getData()).ifPresent(folded::add));
        tree.addListener(SWT.Expand, event -> kind(event.item.getData()).ifPresent(folded::remove));
        buttons.enable();
    }

    Control control() {
        return area.control();
    }

    void show(Page<LedgerEntry> entries) {
        if (entries.equals(shown)) {
            return;
        }
        Optional<LedgerEntry> selected = selection();
        shown = entries;
        tree.setRedraw(false);
        tree.removeAll();
        Map<LedgerEntry.Kind, TreeItem> groups = new EnumMap<>(LedgerEntry.Kind.class);
        entries.items().forEach(entry -> row(groups.computeIfAbsent(entry.kind(), this::group), entry, selected));
        groups.forEach((kind, group) -> group.setExpanded(!folded.contains(kind)));
        tree.setRedraw(true);
        area.show(!entries.items().isEmpty());
        buttons.enable();
    }

    private TreeItem group(LedgerEntry.Kind kind) {
        TreeItem group = new TreeItem(tree, SWT.NONE);
        group.setData(kind);
        group.setText(switch (kind) {
            case SUPERSEDED -> Messages.historyOtherEdit;
            case OVERWRITTEN -> Messages.historyOtherDevice;
            case BASE -> Messages.historyOwnEdit;
            case DISCARDED -> Messages.historyDiscarded;
        });
        return group;
    }

    private void row(TreeItem group, LedgerEntry entry, Optional<LedgerEntry> selected) {
        TreeItem row = new TreeItem(group, SWT.NONE);
        List<String> values = RecordWords.pair(entry.key(), entry.lost(), entry.winner());
        row.setText(new String[]{values.get(0), values.get(1), time.apply(entry.at())});
        row.setData(entry);
        if (selected.filter(one -> one.id() == entry.id()).isPresent()) {
            tree.setSelection(row);
        }
    }

    private Optional<LedgerEntry> selection() {
        TreeItem[] rows = tree.getSelection();
        return rows.length == 1 && rows[0].getData() instanceof LedgerEntry entry ? Optional.of(entry)
                : Optional.empty();
    }

    private static Optional<LedgerEntry.Kind> kind(@Nullable Object data) {
        return data instanceof LedgerEntry.Kind kind ? Optional.of(kind) : Optional.empty();
    }

    private void column(TreeColumnLayout layout, int weight, String title) {
        TreeColumn column = new TreeColumn(tree, SWT.LEFT);
        column.setText(title);
        layout.setColumnData(column, new ColumnWeightData(weight, true));
    }
}
