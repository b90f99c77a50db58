package org.larder.store.derby;

import java.io.IOException;
import java.nio.file.Path;

import org.larder.api.store.LocalStore;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.Fault;
import org.larder.testing.powercut.FaultRuns;
import org.larder.testing.powercut.Plugged;
import org.larder.testing.powercut.Tally;

/**
 * A program that lets Derby write to disks that fail, and tells the tally. It runs in a process of its own, because Derby
 * finds its storage by the name of the class.
 *
 * <p>Arguments: a folder to work in, the kind of fault, runs, writers, the seed, whether the disk keeps what was synced.
 */
public final class FailingDisk {

    private FailingDisk() {
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fault.Kind kind = Fault.Kind.valueOf(arguments[1]);
        Tally tally = new FaultRuns(new DerbyOnDisk(), Path.of(arguments[0]), Long.parseLong(arguments[4]),
                Integer.parseInt(arguments[3]), Boolean.parseBoolean(arguments[5]))
                .runs(kind, Integer.parseInt(arguments[2]));
        System.out.println(tally.text(kind == Fault.Kind.CUT ? "power cuts" : "failed disks"));
        System.exit(tally.clean() ? 0 : 1);
    }

    /** Derby on any disk. */
    private static final class DerbyOnDisk implements Plugged {

        @Override
        public LocalStore on(CutDisk disk, StorePlace place) {
            CutStorage.plug(disk);
            return new JdbcStore(each -> new DerbyEngine(each, CutStorage.LAYER), place,
                    Surroundings.of(place.deviceId()));
        }

        @Override
        public LocalStore plain(StorePlace place) {
            return new DerbyStorage().store(place);
        }
    }
}
