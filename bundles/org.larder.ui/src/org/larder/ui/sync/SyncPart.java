package org.larder.ui.sync;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Inject;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.swt.widgets.Composite;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.RunCommand;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.storage.StoragePage;

/** How the changes get to the server or folder: the state, what needs a person, what was replaced. */
public final class SyncPart extends SyncFollower {

    public static final String ID = "org.larder.ui.sync";
    private static final int TICK_MILLIS = 1000;

    private final SyncSentence sentence = new SyncSentence(Locale.getDefault(Locale.Category.FORMAT),
            ZoneId.systemDefault());
    private final Rolled view;
    private final StateLine state;
    private final HeldQuestion question;
    private final ProgressRow progress;
    private final FactLines lines;
    private final SyncButtons buttons;
    private final SyncTabs tabs;
    private final Refresh refresh;
    private final Runnable tick = this::tick;
    private SyncFacts facts = SyncFacts.NONE;

    @Inject
    public SyncPart(Composite parent, UISynchronize ui, EHandlerService handlers, EContextService contexts,
            RunCommand commands, IEventBroker events) {
        Background background = new Background(ui, parent);
        view = new Rolled(parent);
        Composite content = view.content();
        state = new StateLine(content);
        Steering steering = new Steering(background, desk, commands, () -> follow(0), this::failed);
        question = new HeldQuestion(content, steering::decide, () -> StoragePage.open(parent.getShell()));
        progress = new ProgressRow(content, steering::cancel);
        UndoRedo undoing = new UndoRedo(background, desk, done -> events.post(Notice.TOPIC, Notice.told(done)));
        NoteRow note = new NoteRow(content);
        buttons = new SyncButtons(content, steering, new Checks(background, desk, note));
        lines = new FactLines(content, at -> sentence.time(at, Instant.now()));
        tabs = new SyncTabs(content, buttons.control(), lines.control(), background, desk, note, undoing, this::settled,
                at -> sentence.time(at, Instant.now()));
        refresh = background.refresh(Messages.syncTitle, () -> SyncFacts.read(desk.need(), desk.need().profile()),
                this::show, this::failed);
        state.show(Messages.stateOpening);
        undoing.handle(handlers);
        contexts.activateContext(Commands.CONTEXT);
    }

    @Override
    void follow(long millis) {
        refresh.request(millis);
    }

    @Override
    void recordsChanged() {
        tabs.readHistory();
    }

    private void settled() {
        follow(0);
        view.layout();
    }

    @Focus
    void focus() {
        buttons.focus();
    }

    private void show(SyncFacts read) {
        facts = read;
        question.show(read.status().held());
        progress.show(read.status(), read.busy());
        lines.show(read);
        buttons.show(read, desk.get());
        tabs.show(read);
        tick();
        view.layout();
    }

    private void failed(LarderException failure) {
        facts = SyncFacts.NONE;
        state.show(failure.getMessage());
        view.layout();
    }

    private void tick() {
        if (state.isGone()) {
            return;
        }
        if (state.show(sentence.of(facts, Instant.now()), Optional.of(facts.connection().text()))) {
            view.layout();
        }
        if (facts.stale(Instant.now())) {
            refresh.request(TICK_MILLIS);
        }
        state.after(facts.status().nextTry().isPresent() ? TICK_MILLIS : -1, tick);
    }
}
