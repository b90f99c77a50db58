package org.larder.ui.sync;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.Named;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.Space;

/** The state of the sync in the status line; a click opens the Sync view. */
final class SyncLine extends SyncFollower {

    private static final int TICK_MILLIS = 1000;
    private static final int CHARS = 62;

    private final SyncSentence sentence = new SyncSentence(Locale.getDefault(Locale.Category.FORMAT),
            ZoneId.systemDefault());
    private final Composite area;
    private final ToolItem item;
    private final SyncSigns signs;
    private final Refresh refresh;
    private final Runnable tick = this::tick;
    private SyncFacts facts = SyncFacts.NONE;

    @Inject
    SyncLine(Composite parent, UISynchronize ui, EPartService parts) {
        area = new Composite(parent, SWT.NONE) {

            @Override
            public Point computeSize(int width, int height, boolean changed) {
                return new Point(Space.width(this, "n".repeat(CHARS)), super.computeSize(width, height, changed).y);
            }
        };
        GridLayoutFactory.fillDefaults().applyTo(area);
        ToolBar bar = new ToolBar(area, SWT.FLAT | SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).grab(true, true).applyTo(bar);
        signs = new SyncSigns(bar);
        item = new ToolItem(bar, SWT.PUSH);
        item.addListener(SWT.Selection, event -> parts.showPart(SyncPart.ID, PartState.ACTIVATE));
        Named.by(bar, item::getToolTipText);
        refresh = new Background(ui, area).refresh(Messages.syncTitle, this::read, this::show,
                this::showFailure);
    }

    Control control() {
        return area;
    }

    @Override
    void follow(long millis) {
        refresh.request(millis);
    }

    /** Opens no profile: that is for the views. */
    private Optional<SyncFacts> read() {
        Desk now = desk.need();
        return now.openProfile().map(profile -> SyncFacts.read(now, profile));
    }

    private void show(Optional<SyncFacts> now) {
        facts = now.orElse(SyncFacts.NONE);
        if (now.isPresent()) {
            tick();
        }
    }

    private void showFailure(LarderException failure) {
        facts = SyncFacts.NONE;
        say(new SyncSentence.Said(failure.getMessage(), SyncSentence.Tone.KEPT));
    }

    private void tick() {
        if (area.isDisposed()) {
            return;
        }
        say(sentence.of(facts, Instant.now()));
        if (facts.stale(Instant.now())) {
            refresh.request(TICK_MILLIS);
        }
        boolean counts = facts.status().nextTry().isPresent();
        area.getDisplay().timerExec(counts ? TICK_MILLIS : -1, tick);
    }

    private void say(SyncSentence.Said said) {
        if (!said.text().equals(item.getToolTipText())) {
            item.setText(Space.fit(area, said.text(), width() - 2 * Space.FOUR));
            item.setToolTipText(said.text());
            item.setImage(signs.of(said.tone()));
            area.layout(true, true);
        }
    }

    private int width() {
        return Space.width(area, "n".repeat(CHARS));
    }
}
