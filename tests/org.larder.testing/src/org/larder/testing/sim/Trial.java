package org.larder.testing.sim;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;

/** One run: a scenario, a seed, what the machines are made of. */
record Trial(Scenario scenario, long seed, Parts parts, Supplier<Function<Surroundings, LocalStore>> disks,
        boolean aloud) {

    /**
     * How it ended.
     *
     * @param fault the first thing that must not be
     * @param hash of the event log
     * @param most the most requests that a machine made in a minute
     */
    record Result(Scenario scenario, long seed, Optional<String> fault, String hash, long lines, int most,
            List<String> tail) {
    }

    Result run() {
        Journal journal = new Journal(aloud);
        World world = new World(seed, parts, journal, disks);
        try {
            play(world);
        } catch (RuntimeException | Error e) {
            world.referee().fault("the script failed: " + e);
        }
        world.machines().forEach(Machine::kill);
        world.finish();
        long lines = journal.lines();
        return new Result(scenario, seed, world.referee().first(), journal.hash(), lines, world.referee().most(),
                journal.tail());
    }

    private void play(World world) {
        Play play = new Play(world);
        scenario.script().accept(play);
        play.heal();
        play.settle();
        if (world.referee().first().isEmpty()) {
            new Verdicts(world).check();
            scenario.verdict().accept(play);
        }
        if (world.referee().first().isEmpty()) {
            play.rest();
        }
    }
}
