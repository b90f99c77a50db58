package org.larder.testing.powercut;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

import org.larder.api.model.Data;
import org.larder.api.model.RecordKey;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.store.StoreFullException;
import org.larder.api.store.StorePlace;

/**
 * Writers on a disk that fails at a moment of the seed's choice, again and again on one growing database; each time it must
 * open afterwards with every edit that returned, and each other edit must be there with records, operations and undo step,
 * or not at all.
 */
public final class FaultRuns {

    private static final int OPERATIONS = 2500;
    private static final int EARLY = 60;
    private static final int STEPS_KEPT = 400;

    private final Plugged engine;
    private final Path work;
    private final SplittableRandom random;
    private final boolean syncing;
    private final Writers writers;
    private final Tally tally = new Tally();
    private int run;
    private CutDisk disk;

    /**
     * @param work an empty folder
     * @param writers how many write at once
     * @param syncing whether the disk keeps what was synced; if not, the runs must fail
     */
    public FaultRuns(Plugged engine, Path work, long seed, int writers, boolean syncing) throws IOException {
        this.engine = engine;
        this.work = work;
        this.syncing = syncing;
        this.writers = new Writers(writers, seed);
        random = new SplittableRandom(seed);
        disk = made(work.resolve("run-0").resolve("db"));
    }

    private CutDisk made(Path database) throws IOException {
        LocalStore first = engine.plain(place(database));
        first.open();
        first.close();
        return new CutDisk(database, syncing);
    }

    /** Does so many runs, or as many as it takes until something is wrong. */
    public Tally runs(Fault.Kind kind, int count) throws IOException, InterruptedException {
        for (int i = 0; i < count && tally.clean(); i++) {
            failing(kind);
        }
        return tally;
    }

    private void failing(Fault.Kind kind) throws IOException, InterruptedException {
        int before = writers.returned();
        Fault fault = new Fault(kind, 1 + random.nextInt(random.nextInt(5) == 0 ? EARLY : OPERATIONS));
        disk.expect(fault);
        LocalStore store = store();
        List<StoreException> failures = written(store);
        boolean full = kind == Fault.Kind.FULL && disk.operations() >= fault.operation();
        if (full && failures.stream().noneMatch(StoreFullException.class::isInstance)) {
            tally.unsound("a full disk was told as " + failures);
        }
        abandon(store);
        tally.fault(writers.returned() - before);
        disk = left(kind);
        verify();
    }

    /** The disk as a power cut leaves it, after an error of the disk too; the same disk once there is room again. */
    private CutDisk left(Fault.Kind kind) throws IOException {
        if (kind == Fault.Kind.FULL) {
            disk.makeRoom();
            return disk;
        }
        Path database = work.resolve("run-" + ++run).resolve("db");
        disk.cut();
        disk.survivors(database, random.nextLong());
        return new CutDisk(database, syncing);
    }

    private LocalStore store() {
        return engine.on(disk, place(disk.root()));
    }

    private List<StoreException> written(LocalStore store) throws InterruptedException {
        try {
            store.open();
        } catch (StoreException e) {
            return List.of(e);
        }
        return writers.write(store, disk::off);
    }

    /** The program ends, whatever the disk says. */
    private static void abandon(LocalStore store) {
        try {
            store.close();
        } catch (StoreException expected) {
            return;
        }
    }

    private void verify() {
        LocalStore store = store();
        try {
            store.open();
            Found found = Found.in(store);
            writers.all().forEach(writer -> verify(writer, found));
            writers.last(STEPS_KEPT)
                    .stream()
                    .filter(edit -> !found.hasStep(edit))
                    .forEach(edit -> tally.lost("run " + run + ": the undo step " + edit.step().id()));
            store.check().forEach(tally::unsound);
            store.close();
        } catch (StoreException e) {
            tally.unsound("run " + run + ": " + e);
        }
    }

    private void verify(Editing writer, Found found) {
        writer.open().ifPresent(edit -> writer.settle(whole(edit, writer.known(), found)));
        writer.known().forEach((key, data) -> {
            if (!found.says(key, data)) {
                tally.lost("run " + run + ": " + key + " does not say " + data);
            }
        });
    }

    /** Whether an edit that never returned is there; it must be so wholly or not at all. */
    private boolean whole(Edit edit, Map<RecordKey, Optional<Data>> before, Found found) {
        boolean there = edit.after().entrySet().stream().allMatch(each -> found.says(each.getKey(), each.getValue()));
        boolean absent = edit.after()
                .keySet()
                .stream()
                .allMatch(key -> found.says(key, before.getOrDefault(key, Optional.empty())));
        if (there && found.hasStep(edit)) {
            return true;
        }
        if (!absent || !found.lacksStep(edit)) {
            tally.half("run " + run + ": " + edit);
        }
        return false;
    }

    private StorePlace place(Path folder) {
        return new StorePlace(folder, "dev1", Optional.empty(), true, work.resolve("backups"), work.resolve("logs"));
    }
}
