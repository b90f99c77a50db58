package org.larder.ui.diary;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.larder.api.data.DiaryDay;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Hint;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.UnreadableException;

/** What the diary shows: the entries of the day, or in a sentence why there are none. */
final class DiaryPages {

    private final Composite area;
    private final StackLayout stack = new StackLayout();
    private final Composite day;
    private final DiaryTree entries;
    private final Totals totals;
    private final Hint empty;
    private final Hint first;
    private final Hint broken;

    /**
     * What was read.
     *
     * @param foods whether there are entries or foods at all
     */
    record Shown(DiaryDay day, boolean foods) {
    }

    DiaryPages(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
        Space.all().applyTo(area);
        day = new Composite(area, SWT.NONE);
        Space.rows(1).applyTo(day);
        entries = new DiaryTree(day);
        Space.all().applyTo(entries.area());
        totals = new Totals(day);
        empty = new Hint(area);
        first = new Hint(area);
        first.say(Messages.firstSteps);
        broken = new Hint(area);
        show(empty, Messages.stateOpening);
    }

    Composite area() {
        return area;
    }

    DiaryTree entries() {
        return entries;
    }

    /** Offers a step to somebody who has neither foods nor entries. */
    void offerFirst(String label, Runnable step) {
        first.offer(label, step);
    }

    /** Offers a step when the store cannot be used without a person. */
    void offerRepair(String label, Runnable step) {
        broken.offer(label, step);
    }

    void show(Shown read) {
        entries.show(read.day());
        totals.show(read.day());
        if (!read.day().entries().isEmpty()) {
            show(day);
        } else if (read.foods()) {
            show(empty, Messages.diaryEmpty);
        } else {
            show(first.area());
        }
    }

    /** The entries stay in sight while the store is only busy. */
    void showFailure(LarderException failure) {
        if (UnreadableException.needsPerson(failure)) {
            show(broken, failure.getMessage());
        } else if (!UnreadableException.passes(failure) || stack.topControl != day) {
            show(empty, failure.getMessage());
        }
    }

    private void show(Hint hint, String sentence) {
        hint.say(sentence);
        show(hint.area());
    }

    private void show(Control page) {
        if (stack.topControl != page) {
            stack.topControl = page;
            area.layout();
        }
    }
}
