package org.larder.ui.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.larder.api.model.LedgerEntry;
import org.larder.api.model.Page;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.text.RecordWords;

/** The tab of what was replaced. */
final class HistoryTab {

    private static final int PAGE = 100;
    private static final int PAUSE_MILLIS = 500;

    private final Background background;
    private final DeskSlot desk;
    private final NoteRow note;
    private final UndoRedo undoing;
    private final TabFolder tabs;
    private final TabItem tab;
    private final LedgerTable table;
    private final Refresh refresh;
    private volatile int wanted = PAGE;

    /**
     * @param time in words
     * @param any gets whether anything was replaced
     */
    HistoryTab(TabFolder tabs, Background background, DeskSlot desk, NoteRow note, UndoRedo undoing,
            Function<Instant, String> time, Consumer<Boolean> any) {
        this.background = background;
        this.desk = desk;
        this.note = note;
        this.undoing = undoing;
        this.tabs = tabs;
        tab = new TabItem(tabs, SWT.NONE);
        tab.setText(Messages.historyTitle);
        table = new LedgerTable(tabs, time, this::restore, this::more);
        tab.setControl(table.control());
        refresh = background.refresh(Messages.historyTitle, this::entries, entries -> {
            table.show(entries);
            any.accept(!entries.items().isEmpty());
        }, failure -> {});
    }

    /** Opens no profile: this comes a while after its cause. */
    private Page<LedgerEntry> entries() {
        return desk.need().openProfile().map(profile -> desk.data().conflicts().list(Optional.empty(), wanted))
                .orElse(new Page<>(List.of(), Optional.empty()));
    }

    /** Reads again, soon. */
    void read() {
        refresh.request(PAUSE_MILLIS);
    }

    /** Brings it to the front. */
    void show() {
        tabs.setSelection(tab);
    }

    private void more() {
        wanted = Math.min(LedgerTable.MOST, wanted + PAGE);
        refresh.request();
    }

    private void restore(LedgerEntry entry) {
        background.run(Messages.historyRestore, () -> desk.data().conflicts().restore(entry.id()),
                key -> note.say(NLS.bind(Messages.historyRestored, RecordWords.of(key, entry.lost())),
                        Messages.undo, undoing::undo),
                failure -> note.fault(failure.getMessage()));
    }
}
