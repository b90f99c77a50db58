package org.larder.store.switching;

import java.util.List;
import java.util.stream.Collectors;

import org.larder.api.maintenance.Backups;
import org.larder.api.maintenance.Moved;
import org.larder.api.maintenance.Progress;
import org.larder.api.maintenance.StoreSwitch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands {@code larder:stores}, {@code larder:move} and so on of the OSGi console. Thread-safe. */
@Component(service = StoreConsole.class, property = {"osgi.command.scope=larder", "osgi.command.function=stores",
        "osgi.command.function=inventory", "osgi.command.function=move", "osgi.command.function=encrypt",
        "osgi.command.function=backup", "osgi.command.function=backups", "osgi.command.function=check"})
public final class StoreConsole {

    private final StoreSwitch stores;
    private final Backups backups;

    @Activate
    public StoreConsole(@Reference StoreSwitch stores, @Reference Backups backups) {
        this.stores = stores;
        this.backups = backups;
    }

    /** The engines that are there, and the state of the one in use. */
    public String stores() {
        return stores.state().engine() + (stores.encrypted() ? ", encrypted" : "") + " of " + stores.engines() + ": "
                + stores.state().text();
    }

    /** What the diary holds, counted and hashed. */
    public String inventory() {
        return stores.inventory(Progress.NONE).toString();
    }

    /** Moves the diary to another engine. */
    public String move(String engine) {
        return told(stores.move(engine, Progress.NONE));
    }

    /** Encrypts or decrypts the diary. */
    public String encrypt(boolean on) {
        return told(stores.encrypt(on, Progress.NONE));
    }

    /** Makes a backup. */
    public String backup() {
        return backups.backUp(Progress.NONE).name();
    }

    /** Lists the backups, newest first. */
    public String backups() {
        return backups.list().stream().map(backup -> backup.name() + "  " + backup.engine() + "  " + backup.rows())
                .collect(Collectors.joining("\n"));
    }

    /** Checks the database. */
    public String check() {
        List<String> wrong = backups.check(Progress.NONE);
        return wrong.isEmpty() ? "The database is sound." : String.join("\n", wrong);
    }

    private static String told(Moved moved) {
        return moved.from() + " -> " + moved.to() + ", generation " + moved.generation() + ", callers waited "
                + moved.took().toMillis() + " ms: " + moved.inventory();
    }
}
