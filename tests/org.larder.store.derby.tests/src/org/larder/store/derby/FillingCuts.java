package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.SplittableRandom;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.store.jdbc.Folders;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.Fault;

/**
 * A program that lets Derby make the indexes and totals of a filled database on disks whose power is cut meanwhile, and looks
 * each time whether all is there afterwards. It runs in a process of its own, because Derby finds its storage by the name of
 * the class.
 */
public final class FillingCuts {

    private final Path folder;
    private final Unfinished filled;
    private final boolean syncing;
    private int run;

    private FillingCuts(Path folder, boolean syncing) {
        this.folder = folder;
        this.syncing = syncing;
        filled = new Unfinished(folder.resolve("filled"));
    }

    /** @param arguments a folder to work in, how many cuts, the seed, whether the disk keeps what was synced */
    public static void main(String[] arguments) throws IOException, SQLException {
        FillingCuts cuts = new FillingCuts(Path.of(arguments[0]), Boolean.parseBoolean(arguments[3]));
        cuts.filled.make();
        SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[2]));
        long operations = cuts.opened(Fault.NONE).operations();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            cuts.cut(1 + random.nextLong(operations), random.nextLong());
        }
        System.out.println(arguments[1] + " power cuts at " + operations + " operations");
    }

    private void cut(long operation, long seed) throws IOException, SQLException {
        CutDisk disk = opened(Fault.cut(operation));
        disk.cut();
        Unfinished left = new Unfinished(folder.resolve("left-" + run));
        disk.survivors(left.place().folder(), seed);
        left.assertWhole();
    }

    /** A disk on which somebody tried to open the database. */
    private CutDisk opened(Fault fault) throws IOException {
        Unfinished each = new Unfinished(folder.resolve("run-" + ++run));
        Folders.copy(filled.profile(), each.profile());
        CutDisk disk = new CutDisk(each.place().folder(), syncing);
        CutStorage.plug(disk);
        disk.expect(fault);
        LocalStore store = new JdbcStore(place -> new DerbyEngine(place, CutStorage.LAYER), each.place(),
                Surroundings.of("dev1"));
        try {
            store.open();
            store.close();
        } catch (StoreException expected) {
            return disk;
        }
        return disk;
    }
}
