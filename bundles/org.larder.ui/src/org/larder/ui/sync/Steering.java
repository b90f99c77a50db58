package org.larder.ui.sync;

import java.util.function.Consumer;

import org.larder.api.model.LarderException;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.MassDelete.Decision;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.RunCommand;

/** What a person tells the sync manager. Used in the UI thread. */
final class Steering {

    private final Background background;
    private final DeskSlot desk;
    private final RunCommand commands;
    private final Runnable changed;
    private final Consumer<LarderException> failed;

    Steering(Background background, DeskSlot desk, RunCommand commands, Runnable changed,
            Consumer<LarderException> failed) {
        this.background = background;
        this.desk = desk;
        this.commands = commands;
        this.changed = changed;
        this.failed = failed;
    }

    void decide(Decision decision) {
        tell(sync -> sync.decide(decision));
    }

    void cancel() {
        tell(BackgroundSyncManager::cancel);
    }

    void pause() {
        tell(BackgroundSyncManager::pause);
    }

    void resume() {
        tell(BackgroundSyncManager::resume);
    }

    /** @param command of the workbench */
    void run(String command) {
        commands.run(command);
    }

    private void tell(Consumer<BackgroundSyncManager> what) {
        background.run(Messages.syncTitle, () -> {
            desk.need().sync().ifPresent(what);
            return what;
        }, done -> changed.run(), failed);
    }
}
