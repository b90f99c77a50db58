package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;

/** All of one run: machines, the cloud, and who watches. Used with the turn. */
final class World {

    private final long seed;
    private final Parts parts;
    private final Journal journal;
    private final Supplier<Function<Surroundings, LocalStore>> disks;
    private final Referee referee = new Referee(fault -> note("FAULT " + fault));
    private final Book book = new Book();
    private final Universe universe;
    private final Cloud cloud;
    private final Life life;
    private final List<Machine> machines = new ArrayList<>();

    World(long seed, Parts parts, Journal journal, Supplier<Function<Surroundings, LocalStore>> disks) {
        this.seed = seed;
        this.parts = parts;
        this.journal = journal;
        this.disks = disks;
        universe = new Universe(thrown -> referee.fault("a task threw " + thrown));
        life = universe.life();
        cloud = new Cloud(universe, referee, book);
        cloud.setRules(parts.rules(org.larder.rules.OpRules::decide));
    }

    Chance chance(String name) {
        return Chance.of(seed, name);
    }

    /** A machine, signed in to an account; the program does not run yet. */
    Machine machine(String name, String deviceId, String user) {
        Machine machine = new Machine(this, name, deviceId, disks);
        machine.signIn(user);
        machines.add(machine);
        return machine;
    }

    /** So many machines of one account, that run. */
    List<Machine> machines(int count) {
        for (int i = 0; i < count; i++) {
            String name = "abcdefgh".substring(i, i + 1);
            machine(name, "dev" + name, "ann").start();
        }
        return machines();
    }

    List<Machine> machines() {
        return List.copyOf(machines);
    }

    /** Lets time pass. */
    void pass(long millis) {
        universe.pause(life, millis);
    }

    void note(String what) {
        journal.note(universe.now(), "world", what);
    }

    Life life() {
        return life;
    }

    Parts parts() {
        return parts;
    }

    Journal journal() {
        return journal;
    }

    Referee referee() {
        return referee;
    }

    Book book() {
        return book;
    }

    Universe universe() {
        return universe;
    }

    Cloud cloud() {
        return cloud;
    }

    /** Everything ends. */
    void finish() {
        universe.finish();
    }
}
