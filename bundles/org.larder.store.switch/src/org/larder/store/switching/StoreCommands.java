package org.larder.store.switching;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.larder.api.maintenance.Backup;
import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.MaintenanceException;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreSwitch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Commands of the OSGi console: {@code larder:stores}, {@code larder:move h2} and so on. Each answers in words. */
@Component(service = StoreCommands.class, property = {"osgi.command.scope=larder", "osgi.command.function=stores",
        "osgi.command.function=move", "osgi.command.function=backup", "osgi.command.function=backups",
        "osgi.command.function=check"})
public final class StoreCommands {

    private final StoreSwitch stores;
    private final Backups backups;

    @Activate
    public StoreCommands(@Reference StoreSwitch stores, @Reference Backups backups) {
        this.stores = stores;
        this.backups = backups;
    }

    /** The engines, and the state of the one in use. */
    public String stores() {
        return stores.state().engine() + ": " + stores.state().text() + (stores.encrypted() ? " It is encrypted." : "")
                + "\nEngines: " + String.join(", ", stores.engines());
    }

    /** Moves the diary into a database of another engine. */
    public String move(String engine) {
        try {
            Moved moved = stores.move(engine, Progress.NONE);
            return moved.inventory().total() + " rows are in " + moved.to() + " now: " + moved.inventory()
                    + moved.aside().stream().map(folder -> "\nSet aside for 30 days: " + folder)
                            .collect(Collectors.joining());
        } catch (MaintenanceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Makes a backup. */
    public String backup() {
        try {
            Path folder = backups.backUp(Progress.NONE).folder();
            return "The backup is in " + folder;
        } catch (MaintenanceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The backups, newest first. */
    public String backups() {
        List<Backup> all = backups.list();
        return all.isEmpty()
                ? "There is no backup yet."
                : all.stream().map(StoreCommands::line).collect(Collectors.joining("\n"));
    }

    /** Checks the database. */
    public String check() {
        try {
            List<String> faults = backups.check(Progress.NONE);
            return faults.isEmpty() ? "The database is sound." : String.join("\n", faults);
        } catch (MaintenanceException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String line(Backup backup) {
        return backup.name() + ": " + backup.engine() + (backup.encrypted() ? ", encrypted" : "") + ", "
                + backup.rows().values().stream().mapToLong(Long::longValue).sum() + " rows, " + backup.bytes()
                + " bytes";
    }
}
