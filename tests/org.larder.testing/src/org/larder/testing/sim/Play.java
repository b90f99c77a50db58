package org.larder.testing.sim;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.larder.api.model.RecordKey;
import org.larder.api.sync.SyncStatus;

/** Words for scripts. A script runs on virtual time like everybody else. */
final class Play {

    private static final long SECOND = 1_000;
    private static final long LONGEST = 900 * SECOND;
    private static final long NIGHT = 24 * 3_600 * SECOND;
    private static final long ROUND = 75 * SECOND;
    private static final long REST = 240 * SECOND;
    private static final int REQUESTS_AT_REST = 24;
    private static final int LISTS_AT_REST = 120;

    private final World world;
    private final Chance chance;
    private final List<Deed> winners = new ArrayList<>();
    private final List<RecordKey> marked = new ArrayList<>();
    private final Map<RecordKey, LocalDate> days = new TreeMap<>();

    Play(World world) {
        this.world = world;
        chance = world.chance("script");
    }

    World world() {
        return world;
    }

    Cloud cloud() {
        return world.cloud();
    }

    Chance chance() {
        return chance;
    }

    List<Machine> machines() {
        return world.machines();
    }

    Machine any() {
        return chance.one(machines());
    }

    void pass(long millis) {
        world.pass(millis);
    }

    /** Changes the weather everywhere. */
    void weather(Consumer<Weather> change) {
        machines().forEach(machine -> change.accept(machine.weather()));
    }

    /** Machines that know of each other's changes by a stream, in half of all runs. */
    void machines(int count) {
        boolean streaming = chance.happens(0.5);
        world.machines(count).forEach(machine -> machine.link().setStreaming(streaming));
    }

    /** Any edits on any machines, so far apart at most. */
    void edits(int count, long apart) {
        for (int i = 0; i < count; i++) {
            attempt(any().person()::edit);
            pass(chance.below((int) apart + 1));
        }
    }

    /** What a machine does may kill it. */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (KilledError e) {
            world.note("an edit was cut short");
        }
    }

    /** Lets time pass until it is so, at most so long. */
    boolean until(BooleanSupplier so, long most) {
        long end = world.universe().now() + most;
        while (!so.getAsBoolean()) {
            if (world.universe().now() >= end || world.referee().first().isPresent()) {
                return false;
            }
            pass(SECOND);
        }
        return true;
    }

    /** Edits of which the script knows that they must win. */
    List<Deed> winners() {
        return winners;
    }

    /** Records of which the script wants to know something in the end. */
    List<RecordKey> marked() {
        return marked;
    }

    /** Somebody logs something, of which a zone tells the day. */
    void logged(Machine machine, RecordKey food, Instant at, ZoneId zone) {
        RecordKey entry = machine.person().log(food, at);
        marked.add(entry);
        days.put(entry, LocalDate.ofInstant(at, zone));
    }

    /** The days to which entries belong. */
    Map<RecordKey, LocalDate> days() {
        return days;
    }

    /** Everything is as it should be from now on. */
    void heal() {
        world.note("healed");
        cloud().setBusy(Optional.empty());
        machines().forEach(machine -> {
            machine.fuse().quench();
            machine.weather().clear();
            machine.start();
            machine.signInAgain();
        });
    }

    /** All that can be done is done, everywhere. */
    boolean quiet() {
        return machines().stream().allMatch(Play::quiet);
    }

    static boolean quiet(Machine machine) {
        if (!machine.awake()) {
            return false;
        }
        SyncStatus status = machine.status();
        return status.phase() == SyncStatus.Phase.IDLE && status.counts().pending() == 0;
    }

    /** Waits until all have all. */
    void settle() {
        until(() -> machines().stream().allMatch(Machine::awake), NIGHT);
        until(this::quiet, LONGEST);
        pass(ROUND);
        until(this::quiet, LONGEST);
        pass(ROUND);
        until(this::quiet, ROUND);
        world.note("settled");
    }

    /** Nobody has anything to do, so hardly anything is to be heard. */
    void rest() {
        Map<String, Long> requests = new HashMap<>();
        Map<String, Long> pulled = new HashMap<>();
        machines().forEach(machine -> {
            requests.put(machine.name(), machine.requests());
            pulled.put(machine.name(), machine.pulledRecords());
        });
        pass(REST);
        for (Machine machine : machines()) {
            long made = machine.requests() - requests.getOrDefault(machine.name(), 0L);
            if (made > (cloud().listsOnly() ? LISTS_AT_REST : REQUESTS_AT_REST)) {
                world.referee().fault(machine.name() + " made " + made + " requests though there was nothing to do");
            }
            if (!cloud().listsOnly() && machine.pulledRecords() > pulled.getOrDefault(machine.name(), 0L)) {
                world.referee().fault(machine.name() + " pulled records again though nothing changed");
            }
        }
    }
}
