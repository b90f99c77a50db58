package org.larder.transport.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.larder.api.model.FrozenOperation;
import org.larder.api.model.RecordKey;
import org.larder.api.transport.Outcome;
import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;
import org.larder.testing.powercut.CutDisk;
import org.larder.testing.powercut.Fault;
import org.larder.testing.transport.Sent;

/** A kill, a full disk and an error of the device at every write, sync and rename of a device's work. */
@Tag("F4")
class DiskFaultTest {

    private static final String ONE = "dev1";
    private static final int BATCHES = 12;
    private static final Sizes SMALL = new Sizes(5000, 1500);

    @TempDir
    Path folder = Path.of("unused");

    private final List<RecordKey> keys = IntStream.range(0, 3).mapToObj(i -> Sent.product()).toList();
    private final List<List<FrozenOperation>> batches = batches();

    private List<List<FrozenOperation>> batches() {
        var random = new SplittableRandom(7);
        return IntStream.range(0, BATCHES).mapToObj(batch -> IntStream.range(0, 3)
                .mapToObj(i -> Sent.put(keys.get(random.nextInt(3)), 0, Sent.at(batch * 10 + i, ONE),
                        "Food " + i + " of the market".repeat(12)))
                .toList()).toList();
    }

    @SuppressWarnings("resource")
    private static FolderTransport device(Path shared, Disk disk) {
        return new Devices(shared, disk, SMALL, Optional.empty()).device(ONE);
    }

    /** What happened at a fault: the batches that were answered. */
    private record Run(CutDisk disk, CutFolder files, FolderTransport transport, List<List<FrozenOperation>> answered,
            boolean failed) {
    }

    private Run run(Path shared, Fault fault) throws IOException {
        var disk = new CutDisk(shared, true);
        var files = new CutFolder(disk);
        FolderTransport transport = device(shared, files);
        disk.expect(fault);
        List<List<FrozenOperation>> answered = new ArrayList<>();
        for (List<FrozenOperation> batch : batches) {
            try {
                assertThat(transport.push(ONE, batch).outcomes()).hasSize(batch.size());
                answered.add(batch);
            } catch (TransportException e) {
                assertThat(e.retryClass()).isEqualTo(RetryClass.TRANSIENT);
                return new Run(disk, files, transport, answered, true);
            }
        }
        return new Run(disk, files, transport, answered, false);
    }

    private Path shared(String name) throws IOException {
        Path shared = Files.createDirectories(folder.resolve(name));
        device(shared, new RealDisk()).close();
        return shared;
    }

    @Test
    void aKillAtAnyOperationLosesNothingThatWasAnswered() throws IOException {
        Path shared = shared("shared");
        long last = operations(shared);
        assertThat(last).as("writes, syncs and renames").isGreaterThan(3L * BATCHES);
        for (long at = 1; at <= last; at++) {
            Run run = run(shared, Fault.cut(at));
            if (!run.failed()) {
                run.disk().cut();
            }
            Path left = folder.resolve("left" + at);
            run.disk().survivors(left, at);
            FolderTransport again = device(left, new RealDisk());
            run.answered().forEach(batch -> assertThat(again.push(ONE, batch).outcomes())
                    .allMatch(outcome -> outcome instanceof Outcome.Duplicate));
            requireAll(again, "cut at " + at);
        }
    }

    private long operations(Path shared) throws IOException {
        Run whole = run(shared, Fault.NONE);
        assertThat(whole.failed()).isFalse();
        assertThat(packs(whole)).as("files that were packed").isPositive();
        return whole.disk().operations();
    }

    private static long packs(Run run) throws IOException {
        long packs = 0;
        Path log = run.disk().root().resolve("devices").resolve("dev1-1");
        for (Disk.Found file : run.files().list(log)) {
            String head = new String(run.files().read(log.resolve(file.name()), 0, 200), StandardCharsets.US_ASCII);
            packs += head.contains("\"packs\":0") ? 0 : 1;
        }
        return packs;
    }

    /** The rest is sent again; then everything is there, once. */
    private void requireAll(FolderTransport transport, String when) {
        var all = new OperationSet();
        for (List<FrozenOperation> batch : batches) {
            List<Outcome> outcomes = transport.push(ONE, batch).outcomes();
            IntStream.range(0, batch.size()).forEach(i -> all.add(batch.get(i), outcomes.get(i)));
        }
        var replica = new Replica(ONE);
        replica.follow(transport, 10);
        assertThat(replica.records()).as(when).isEqualTo(all.records());
    }

    @Test
    void aFullDiskIsToldAndOverWhenThereIsRoom() throws IOException {
        Path shared = shared("shared");
        long last = operations(shared);
        for (long at = 1; at <= last; at++) {
            Run run = run(shared, Fault.full(at));
            run.disk().makeRoom();
            requireAll(run.transport(), "full at " + at);
        }
    }

    @Test
    void anErrorOfTheDiskIsToldAndTheNextTryGoesOn() throws IOException {
        Path shared = shared("shared");
        long last = operations(shared);
        for (long at = 1; at <= last; at++) {
            Run run = run(shared, Fault.broken(at));
            requireAll(run.transport(), "broken at " + at);
        }
    }
}
