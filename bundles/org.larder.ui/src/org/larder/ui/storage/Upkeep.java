package org.larder.ui.storage;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Shell;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;

/** What the parts of the page share: the services, and how work is started and told. Used in the UI thread. */
final class Upkeep {

    private final Background background;
    private final DeskSlot desk;
    private final Shell shell;
    private final Consumer<String> say;
    private final Consumer<String> complain;
    private final Runnable changed;

    /**
     * @param say told what goes on or was done
     * @param complain told why something was not done
     * @param changed called when what the page shows may have changed
     */
    Upkeep(Background background, DeskSlot desk, Shell shell, Consumer<String> say, Consumer<String> complain,
            Runnable changed) {
        this.background = background;
        this.desk = desk;
        this.shell = shell;
        this.say = say;
        this.complain = complain;
        this.changed = changed;
    }

    Shell shell() {
        return shell;
    }

    /** Long work, in the Progress view. */
    <T> void start(String name, Function<Progress, T> work, Function<T, String> told) {
        say.accept(name);
        new MaintenanceJob<>(name, work, result -> background.show(() -> {
            say.accept(told.apply(result));
            changed.run();
        }), this::failed).schedule();
    }

    /** A read. */
    <T> void ask(String name, Supplier<T> question, Consumer<T> answered) {
        background.run(name, question, answered, this::failed);
    }

    /** Called away from the UI thread. */
    StoreSwitch stores() {
        return now().stores().orElseThrow(() -> new LarderException(Messages.stateOpening));
    }

    /** Called away from the UI thread. */
    Backups backups() {
        return now().backups().orElseThrow(() -> new LarderException(Messages.stateOpening));
    }

    /** Called away from the UI thread. */
    Desk now() {
        Desk now = desk.need();
        now.profile();
        return now;
    }

    private void failed(LarderException failure) {
        background.show(() -> {
            complain.accept(failure.getMessage());
            changed.run();
        });
    }
}
