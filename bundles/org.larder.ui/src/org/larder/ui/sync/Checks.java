package org.larder.ui.sync;

import java.util.function.Consumer;
import java.util.function.Function;

import org.larder.api.model.LarderException;
import org.larder.api.sync.BackgroundSyncManager;
import org.larder.api.sync.Repaired;
import org.larder.api.sync.Verification;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.DeskSlot;

/** Compares with the other side, and repairs if a person says so. Used in the UI thread. */
final class Checks {

    private final Background background;
    private final DeskSlot desk;
    private final NoteRow note;

    Checks(Background background, DeskSlot desk, NoteRow note) {
        this.background = background;
        this.desk = desk;
        this.note = note;
    }

    void compare() {
        start(Messages.checkComparing, BackgroundSyncManager::verify, this::compared);
    }

    private void compared(Verification found) {
        if (found.complete() && !found.same()) {
            note.say(CheckWords.of(found), Messages.checkRepair, this::repair);
        } else {
            note.say(CheckWords.of(found));
        }
    }

    private void repair() {
        start(Messages.checkRepairing, BackgroundSyncManager::repair, this::repaired);
    }

    private void repaired(Repaired done) {
        note.say(CheckWords.of(done));
    }

    private <T> void start(String name, Function<BackgroundSyncManager, T> work, Consumer<T> show) {
        note.say(name);
        Consumer<LarderException> failed = failure -> background.show(() -> note.fault(failure.getMessage()));
        background.run(name,
                () -> desk.need().sync().orElseThrow(() -> new LarderException(Messages.transportAbsent)),
                sync -> new CheckJob<>(name, sync, work, result -> background.show(() -> show.accept(result)), failed)
                        .schedule(),
                failed);
    }
}
