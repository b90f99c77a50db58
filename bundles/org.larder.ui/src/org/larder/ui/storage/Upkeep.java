package org.larder.ui.storage;

import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.e4.ui.di.UISynchronize;
import org.eclipse.swt.widgets.Control;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreSwitch;
import org.larder.api.model.LarderException;
import org.larder.ui.Messages;
import org.larder.ui.shell.Background;
import org.larder.ui.shell.Desk;
import org.larder.ui.shell.DeskSlot;
import org.larder.ui.shell.Notice;

/** What the parts of the page share: the services, and how work is started. */
final class Upkeep {

    private final UISynchronize ui;
    private final DeskSlot desk;
    private final Consumer<Notice> told;
    private final Runnable started;

    /**
     * @param told gets what came of work, in any thread, even when the page is closed
     * @param started called in the UI thread when work began
     */
    Upkeep(UISynchronize ui, DeskSlot desk, Consumer<Notice> told, Runnable started) {
        this.ui = ui;
        this.desk = desk;
        this.told = told;
        this.started = started;
    }

    /**
     * Starts long work. Called in the UI thread.
     *
     * @param words what to say of the result
     */
    <T> void start(String name, Function<Progress, T> work, Function<T, Notice> words) {
        new MaintenanceJob(name, progress -> words.apply(work.apply(progress)), told).schedule();
        started.run();
    }

    /** Reads that end with a control. */
    Background background(Control owner) {
        return new Background(ui, owner);
    }

    /** Called away from the UI thread. */
    StoreSwitch stores() {
        return now().stores().orElseThrow(() -> new LarderException(Messages.storageNoSwitch));
    }

    /** Called away from the UI thread. */
    Backups backups() {
        return now().backups().orElseThrow(() -> new LarderException(Messages.storageNoSwitch));
    }

    /** Called away from the UI thread; opens the profile if none is open. */
    Desk now() {
        Desk now = desk.need();
        now.profile();
        return now;
    }
}
