package org.larder.ui.diary;

import java.time.LocalDate;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.larder.api.model.DiaryEntry;
import org.larder.ui.Messages;
import org.larder.ui.shell.ShownDay;

/** The menu of the entries; of a meal's heading, it means all entries of the meal. */
final class EntryMenu {

    private final DiaryTree entries;
    private final EntryEdits edits;
    private final ShownDay shown;
    private final Menu menu;

    EntryMenu(DiaryTree entries, EntryEdits edits, AmountEditor amounts, ShownDay shown) {
        this.entries = entries;
        this.edits = edits;
        this.shown = shown;
        menu = new Menu(entries.control());
        item(Messages.entryEdit, amounts::edit, () -> entries.row().isPresent());
        new MenuItem(menu, SWT.SEPARATOR);
        item(Messages.entryCopy, this::copy, this::any);
        item(Messages.entryMove, this::move, this::any);
        new MenuItem(menu, SWT.SEPARATOR);
        item(Messages.entryDelete, () -> edits.delete(entries.selection()), this::any);
        entries.control().setMenu(menu);
    }

    private void item(String label, Runnable action, BooleanSupplier possible) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(label);
        item.addListener(SWT.Selection, event -> action.run());
        menu.addListener(SWT.Show, event -> item.setEnabled(possible.getAsBoolean()));
    }

    private boolean any() {
        return !entries.selection().isEmpty();
    }

    /** Today is offered, or tomorrow for what was eaten today. */
    private void copy() {
        LocalDate today = LocalDate.now();
        ask(Messages.dayDialogCopy, Messages.dayCopy, shown.isToday() ? today.plusDays(1) : today, edits::copy);
    }

    /** Today is offered, or yesterday for what was logged after midnight. */
    private void move() {
        LocalDate today = LocalDate.now();
        ask(Messages.dayDialogMove, Messages.dayMove, shown.isToday() ? today.minusDays(1) : today, edits::move);
    }

    private void ask(String title, String accept, LocalDate offered, BiConsumer<List<DiaryEntry>, LocalDate> edit) {
        List<DiaryEntry> chosen = entries.selection();
        new DayDialog(menu.getShell(), title, accept, offered, day -> edit.accept(chosen, day)).open();
    }
}
