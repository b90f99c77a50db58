package org.larder.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.larder.testing.ChildJava;
import org.larder.testing.powercut.Fault;

/** Derby on a disk that fails; see {@link FailingDisk}. */
class PowerCutTest {

    private static final int RUNS = Boolean.getBoolean("larder.long") ? 100 : 10;
    private static final int MINUTES = 10;

    private final Path folder;

    PowerCutTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    @Tag("F4")
    void whatReturnedBeforeThePowerWasCutIsThereAndNothingIsThereByHalf(int writers)
            throws IOException, InterruptedException {
        assertThat(run(Fault.Kind.CUT, RUNS, writers, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aFullDiskIsToldAsOneAndHarmsNothingThatReturned(int writers) throws IOException, InterruptedException {
        assertThat(run(Fault.Kind.FULL, RUNS / 3, writers, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void anErrorOfTheDiskHarmsNothingThatReturned(int writers) throws IOException, InterruptedException {
        assertThat(run(Fault.Kind.BROKEN, RUNS / 3, writers, true)).isTrue();
    }

    @Test
    void onADiskThatOnlyPretendsToSyncTheSameIsLost() throws IOException, InterruptedException {
        assertThat(run(Fault.Kind.CUT, RUNS, 1, false)).isFalse();
    }

    private boolean run(Fault.Kind kind, int runs, int writers, boolean syncing)
            throws IOException, InterruptedException {
        Process process = ChildJava.start(FailingDisk.class, folder.toString(), kind.name(), String.valueOf(runs),
                String.valueOf(writers), "1", String.valueOf(syncing));
        List<String> told = process.inputReader().lines().toList();
        assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        assertThat(told).as("the program ended with " + process.exitValue()).hasSize(1);
        System.out.println(
                "Derby, " + writers + " at once" + (syncing ? "" : ", nothing synced") + ": " + told.getFirst());
        return process.exitValue() == 0;
    }
}
