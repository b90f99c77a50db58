package org.larder.ui.sync;

import java.time.Instant;
import java.util.function.Function;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.TabFolder;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.UndoRedo;

/**
 * What needs a person, before all that is less urgent, or else what was replaced, behind it; takes no room while there is
 * neither.
 */
final class SyncTabs {

    private static final int HEIGHT = 8 * Space.FOUR;

    private final TabFolder tabs;
    private final Control buttons;
    private final Control facts;
    private final StuckTab stuck;
    private final HistoryTab history;
    private final Runnable changed;
    private boolean needed;
    private boolean remembered;

    /**
     * @param buttons and facts: the controls with what is less urgent
     * @param changed called when something was settled, or the tabs take another room
     * @param time in words
     */
    SyncTabs(Composite parent, Control buttons, Control facts, Background background, DeskSlot desk,
            NoteRow note, UndoRedo undoing, Runnable changed, Function<Instant, String> time) {
        this.changed = changed;
        this.buttons = buttons;
        this.facts = facts;
        tabs = new TabFolder(parent, SWT.NONE);
        stuck = new StuckTab(tabs, new StuckActions(parent.getShell(), background, desk, note, changed));
        history = new HistoryTab(tabs, background, desk, note, undoing, time, this::remember);
        place();
    }

    void show(SyncFacts now) {
        stuck.show(now);
        needed = !now.needsPerson().isEmpty();
        place();
    }

    /** Reads what was replaced again, soon. */
    void readHistory() {
        history.read();
    }

    private void remember(boolean any) {
        if (any != remembered) {
            remembered = any;
            if (any && !needed) {
                history.show();
            }
            place();
            changed.run();
        }
    }

    private void place() {
        if (needed) {
            tabs.moveAbove(buttons);
        } else {
            tabs.moveBelow(facts);
        }
        Shown.when(needed || remembered, tabs, Space.all().hint(SWT.DEFAULT, HEIGHT));
    }
}
