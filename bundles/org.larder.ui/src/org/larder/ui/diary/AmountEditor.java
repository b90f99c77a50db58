package org.larder.ui.diary;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TreeEditor;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.TreeItem;
import org.larder.api.model.DiaryEntry;
import org.larder.ui.Messages;
import org.larder.ui.quickadd.TypedAmount;
import org.larder.ui.shell.Named;
import org.larder.ui.text.Figures;

/**
 * Edits an amount where it stands. Enter commits, Esc restores; a text that is no amount keeps the editor open and the
 * reason beside it.
 */
final class AmountEditor {

    private final DiaryTree entries;
    private final BiConsumer<DiaryEntry, Double> commit;
    private final Runnable closed;
    private final TreeEditor editor;
    private Optional<Text> open = Optional.empty();
    private Optional<ToolTip> reason = Optional.empty();

    /**
     * @param commit gets the entry and the new amount in grams
     * @param closed told when the editor has gone
     */
    AmountEditor(DiaryTree entries, BiConsumer<DiaryEntry, Double> commit, Runnable closed) {
        this.closed = closed;
        this.entries = entries;
        this.commit = commit;
        editor = new TreeEditor(entries.control());
        editor.horizontalAlignment = SWT.RIGHT;
        editor.grabHorizontal = true;
        entries.control().addListener(SWT.MouseDoubleClick, event -> edit());
    }

    /** Opens on the selected entry; does nothing if there is none. */
    void edit() {
        close();
        entries.row().ifPresent(row -> DiaryTree.entry(row).ifPresent(entry -> open(row, entry)));
    }

    boolean isOpen() {
        return open.isPresent();
    }

    private void open(TreeItem row, DiaryEntry entry) {
        Text text = new Text(entries.control(), SWT.SINGLE | SWT.RIGHT);
        Named.as(text, Messages.columnAmount);
        text.setText(Figures.local().exact(entry.item().data().amount()));
        text.selectAll();
        open = Optional.of(text);
        editor.setEditor(text, row, DiaryColumns.AMOUNT);
        text.setFocus();
        text.addListener(SWT.Modify, event -> hideReason());
        text.addListener(SWT.Traverse, event -> key(event, text, entry));
        text.addListener(SWT.FocusOut, event -> leave(text, entry));
    }

    private void key(Event event, Text text, DiaryEntry entry) {
        if (event.detail == SWT.TRAVERSE_ESCAPE) {
            event.doit = false;
            close();
            entries.control().setFocus();
        } else if (event.detail == SWT.TRAVERSE_RETURN) {
            event.doit = false;
            OptionalDouble grams = TypedAmount.grams(text.getText());
            if (grams.isPresent()) {
                finish(entry, grams.getAsDouble());
                entries.control().setFocus();
            } else {
                explain(text);
            }
        }
    }

    private void leave(Text text, DiaryEntry entry) {
        if (text.isDisposed()) {
            return;
        }
        TypedAmount.grams(text.getText()).ifPresent(grams -> finish(entry, grams));
        close();
    }

    private void finish(DiaryEntry entry, double grams) {
        close();
        if (grams != entry.item().data().amount()) {
            commit.accept(entry, grams);
        }
    }

    private void close() {
        Optional<Text> closing = open;
        open = Optional.empty();
        hideReason();
        closing.filter(text -> !text.isDisposed()).ifPresent(text -> {
            text.dispose();
            closed.run();
        });
    }

    private void explain(Text text) {
        ToolTip tip = new DefaultToolTip(text, ToolTip.RECREATE, true) {

            @Override
            @NonNullByDefault({})
            protected String getText(Event event) {
                return Messages.amountInvalid;
            }
        };
        tip.setHideOnMouseDown(true);
        tip.show(new Point(0, text.getSize().y));
        reason = Optional.of(tip);
        text.selectAll();
    }

    private void hideReason() {
        reason.ifPresent(ToolTip::hide);
        reason = Optional.empty();
    }
}
