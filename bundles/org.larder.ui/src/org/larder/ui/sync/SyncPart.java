package org.larder.ui.sync;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;

import jakarta.inject.Inject;
import org.eclipse.e4.core.commands.EHandlerService;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.Service;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.e4.ui.services.EContextService;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.larder.api.connection.ConnectionState;
import org.larder.api.event.Change;
import org.larder.api.event.Topics;
import org.larder.api.model.LarderException;
import org.larder.api.profile.Binding;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.SyncStatus;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Commands;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;
import org.larder.ui.shell.Refresh;
import org.larder.ui.shell.RunCommand;
import org.larder.ui.shell.Space;
import org.larder.ui.shell.UndoRedo;
import org.larder.ui.text.Figures;

/** How the changes get to the server: the state, the account, and what needs a person. */
public final class SyncPart {

    public static final String ID = "org.larder.ui.sync";
    private static final int TICK_MILLIS = 1000;
    private static final int PAUSE_MILLIS = 100;

    private final DeskSlot desk = new DeskSlot();
    private final SyncSentence sentence = new SyncSentence(Locale.getDefault(Locale.Category.FORMAT),
            ZoneId.systemDefault());
    private final Background background;
    private final Refresh refresh;
    private final Composite parent;
    private final SyncSigns signs;
    private final Label sign;
    private final Label state;
    private final Label account;
    private final Label server;
    private final Label kept;
    private final Label saved;
    private final Button now;
    private final Button signIn;
    private final StuckTable stuck;
    private final Runnable tick = this::tick;
    private SyncFacts facts = SyncFacts.NONE;

    @Inject
    public SyncPart(Composite parent, UISynchronize ui, EHandlerService handlers, EContextService contexts,
            RunCommand commands, IEventBroker events) {
        this.parent = parent;
        background = new Background(ui, parent);
        Space.view(1).applyTo(parent);
        Composite top = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(top);
        Space.wide().applyTo(top);
        signs = new SyncSigns(top);
        sign = new Label(top, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(sign);
        state = new Label(top, SWT.WRAP);
        state.setFont(new LocalResourceManager(JFaceResources.getResources(), state)
                .create(FontDescriptor.createFrom(state.getFont()).setStyle(SWT.BOLD)));
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(state);
        Composite list = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(list);
        Space.wide().applyTo(list);
        account = line(list, Messages.syncAccount);
        server = line(list, Messages.syncServer);
        kept = line(list, Messages.syncKept);
        saved = line(list, Messages.syncLast);
        Composite buttons = new Composite(parent, SWT.NONE);
        Space.rows(2).applyTo(buttons);
        now = button(buttons, Messages.syncNow, () -> commands.run(SyncNowHandler.COMMAND));
        signIn = button(buttons, Messages.signIn,
                () -> commands.run(facts.signedIn() ? SignOutHandler.COMMAND : Commands.SIGN_IN));
        stuck = new StuckTable(parent, id -> settle(id, BackgroundSyncManager::retry),
                id -> settle(id, BackgroundSyncManager::discard));
        Space.all().exclude(true).applyTo(stuck.area());
        refresh = background.refresh(Messages.syncTitle, () -> SyncFacts.read(desk.need(), desk.need().profile()),
                this::show,
                this::showFailure);
        state.setText(Messages.stateOpening);
        new UndoRedo(background, desk, done -> events.post(Notice.TOPIC, Notice.told(done))).handle(handlers);
        contexts.activateContext(Commands.CONTEXT);
    }

    @Inject
    void desk(@Optional @Service @Nullable Desk there) {
        desk.put(there);
        refresh.request();
    }

    @Inject
    void services(@Optional @UIEventTopic(Desk.CHANGED) @Nullable String change) {
        refresh.request();
    }

    @Inject
    void status(@Optional @UIEventTopic(Topics.SYNC) @Nullable SyncStatus status) {
        refresh.request();
    }

    @Inject
    void connection(@Optional @UIEventTopic(Topics.CONNECTION) @Nullable ConnectionState connection) {
        refresh.request();
    }

    @Inject
    void changed(@Optional @UIEventTopic(Topics.CHANGE) @Nullable Change change) {
        refresh.request(PAUSE_MILLIS);
    }

    @Focus
    void focus() {
        signIn.setFocus();
    }

    private void show(SyncFacts read) {
        facts = read;
        account.setText(read.account().map(Binding::name).orElse(Messages.syncNoAccount));
        server.setText(read.server().map(Object::toString).orElse(Messages.syncNoServer));
        kept.setText(Figures.local().count(read.status().counts().pending()));
        saved.setText(read.status().lastSuccess().map(at -> sentence.time(at, Instant.now()))
                .orElse(Messages.syncNever));
        now.setEnabled(read.signedIn());
        signIn.setText(read.signedIn() ? Messages.signOut : Messages.signInOpen);
        signIn.setEnabled(desk.get().flatMap(Desk::accounts).isPresent());
        boolean some = !read.needsPerson().isEmpty();
        stuck.show(read.needsPerson());
        Space.all().exclude(!some).applyTo(stuck.area());
        stuck.area().setVisible(some);
        tick();
        parent.layout(true, true);
    }

    private void showFailure(LarderException failure) {
        facts = SyncFacts.NONE;
        state.setText(failure.getMessage());
        parent.layout(true, true);
    }

    private void tick() {
        if (parent.isDisposed()) {
            return;
        }
        SyncSentence.Said said = sentence.of(facts.status(), facts.connection(), Instant.now());
        sign.setImage(signs.of(said.tone()));
        if (!state.getText().equals(said.text())) {
            state.setText(said.text());
            parent.layout(true, true);
        }
        if (facts.stale(Instant.now())) {
            refresh.request(TICK_MILLIS);
        }
        state.setToolTipText(facts.status().reason().orElse(facts.connection().text()));
        parent.getDisplay().timerExec(facts.status().nextTry().isPresent() ? TICK_MILLIS : -1, tick);
    }

    private void settle(UUID operation, BiFunction<BackgroundSyncManager, UUID, Boolean> how) {
        background.run(Messages.syncTitle, () -> desk.need().sync().map(sync -> how.apply(sync, operation)),
                done -> refresh.request(), this::showFailure);
    }

    private static Label line(Composite parent, String title) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(title);
        Label value = new Label(parent, SWT.NONE);
        Space.wide().hint(Space.FOUR, SWT.DEFAULT).applyTo(value);
        return value;
    }

    private static Button button(Composite parent, String label, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(label);
        button.addListener(SWT.Selection, event -> action.run());
        Space.button(button).applyTo(button);
        return button;
    }
}
