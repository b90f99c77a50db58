package org.larder.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StorePlace;
import org.larder.store.jdbc.JdbcStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.Fault;
import org.larder.testing.powercut.FaultRuns;
import org.larder.testing.powercut.Plugged;
import org.larder.testing.powercut.Tally;

@Tag("F4")
class H2PowerCutTest {

    private static final boolean LONG = Boolean.getBoolean("larder.long");
    private static final int CUTS = LONG ? 200 : 10;
    private static final int FAULTS = LONG ? 50 : 4;
    private static final long SEED = Long.getLong("larder.seed", 20260301);

    private final Path folder;

    H2PowerCutTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aPowerCutLosesNothingThatReturnedAndLeavesNothingHalf(int writers) throws Exception {
        requireClean(runs(Layer.AS_IT_IS, writers, true).runs(Fault.Kind.CUT, CUTS), "power cuts");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aFullDiskIsToldAndLosesNothingThatReturned(int writers) throws Exception {
        requireClean(runs(Layer.AS_IT_IS, writers, true).runs(Fault.Kind.FULL, FAULTS), "full disks");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anErrorOfTheDiskLosesNothingThatReturned(int writers) throws Exception {
        requireClean(runs(Layer.AS_IT_IS, writers, true).runs(Fault.Kind.BROKEN, FAULTS), "errors");
    }

    @Test
    void aDiskThatDoesNotKeepWhatWasSyncedIsFoundOut() throws Exception {
        assertThat(runs(Layer.AS_IT_IS, 1, false).runs(Fault.Kind.CUT, 3).clean()).isFalse();
    }

    @Test
    void withoutOurLayerH2SyncsNothingAndThatIsFoundOut() throws Exception {
        assertThat(runs(Layer.NOT_SYNCED, 1, true).runs(Fault.Kind.CUT, 3).clean()).isFalse();
    }

    private static void requireClean(Tally tally, String faults) {
        String text = tally.text(faults);
        System.out.println(text);
        assertTrue(tally.clean(), text);
    }

    private FaultRuns runs(Layer layer, int writers, boolean syncing) throws IOException {
        return new FaultRuns(new Plug(layer), folder, SEED, writers, syncing);
    }

    private enum Layer {
        AS_IT_IS, NOT_SYNCED
    }

    /** H2 on a disk in memory, with or without the layer that syncs. */
    private static final class Plug implements Plugged {

        private static final Surroundings HERE = new Surroundings("dev1", InstantSource.system(), ZoneId::systemDefault,
                UUID::randomUUID);

        private final Layer layer;
        private Optional<CutPath> last = Optional.empty();

        Plug(Layer layer) {
            this.layer = layer;
        }

        @Override
        public LocalStore on(CutDisk disk, StorePlace place) {
            last.ifPresent(CutPath::unplug);
            CutPath plugged = CutPath.plug(disk);
            last = Optional.of(plugged);
            String layers = (layer == Layer.AS_IT_IS ? SyncedPath.PREFIX : "") + plugged.prefix();
            return new JdbcStore(here -> new H2Engine(here, layers), place, HERE);
        }

        @Override
        public LocalStore plain(StorePlace place) {
            return new JdbcStore(H2Engine::new, place, HERE);
        }
    }
}
