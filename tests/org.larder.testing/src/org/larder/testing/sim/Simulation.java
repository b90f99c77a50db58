package org.larder.testing.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.larder.testing.twin.VolatileStore;

/** The simulator's command line. */
public final class Simulation {

    private static final int TAIL = 60;

    private Simulation() {
    }

    public static void main(String... arguments) throws InterruptedException {
        try {
            System.exit(run(Options.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println("sim: " + e.getMessage());
            System.exit(2);
        }
    }

    private static int run(Options options) throws InterruptedException {
        return options.mutants() ? mutants(options) : trials(options);
    }

    private static int mutants(Options options) {
        int caught = 0;
        for (Mutant mutant : Mutants.ALL) {
            Optional<Trial.Result> result = Mutants.hunt(mutant, options.seed());
            caught += result.isPresent() ? 1 : 0;
            System.out.printf("%-50s %s%n", mutant.name(), result.map(each -> "caught by " + each.scenario().name()
                    + " seed " + each.seed() + ": " + each.fault().orElse("")).orElse("NOT CAUGHT"));
        }
        System.out.println(caught + " of " + Mutants.ALL.size() + " mutants caught");
        return caught == Mutants.ALL.size() ? 0 : 1;
    }

    private static int trials(Options options) throws InterruptedException {
        long begin = System.nanoTime();
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong(options.seed());
        long end = options.seed() + options.seeds();
        try (ExecutorService pool = Executors.newFixedThreadPool(options.threads())) {
            List<Future<?>> workers = new ArrayList<>();
            for (int i = 0; i < options.threads(); i++) {
                workers.add(pool.submit(() -> {
                    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                        tally.add(run(options, seed), options);
                    }
                }));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        }
        tally.print((System.nanoTime() - begin) / 1_000_000);
        return tally.failures() == 0 ? 0 : 1;
    }

    private static void await(Future<?> worker) throws InterruptedException {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Trial.Result run(Options options, long seed) {
        Scenario scenario = options.scenario().flatMap(Scenarios::find).orElseGet(() -> Scenarios.draw(seed));
        if (options.engine().equals("volatile")) {
            return new Trial(scenario, seed, Parts.REAL, VolatileStore::maker, options.aloud()).run();
        }
        try (Databases databases = new Databases()) {
            return new Trial(scenario.crowd() ? Scenarios.find("throttle").orElseThrow() : scenario, seed, Parts.REAL,
                    databases, options.aloud()).run();
        }
    }

    /** Counts results and tells of failures. Thread-safe. */
    private static final class Tally {

        private final Map<String, long[]> scenarios = new TreeMap<>();
        private long failures;
        private long runs;

        synchronized void add(Trial.Result result, Options options) {
            runs++;
            long[] counts = scenarios.computeIfAbsent(result.scenario().name(), name -> new long[4]);
            counts[0]++;
            counts[2] += result.lines();
            counts[3] = Math.max(counts[3], result.most());
            if (options.seeds() == 1) {
                System.out.println("seed " + result.seed() + " " + result.scenario().name() + ": " + result.lines()
                        + " events, hash " + result.hash());
            }
            result.fault().ifPresent(fault -> {
                counts[1]++;
                failures++;
                if (failures <= 10) {
                    tell(result, fault, options);
                }
            });
        }

        private static void tell(Trial.Result result, String fault, Options options) {
            List<String> tail = result.tail();
            tail.subList(Math.max(0, tail.size() - TAIL), tail.size()).forEach(line -> System.out.println("  " + line));
            System.out.println("FAILED seed " + result.seed() + " " + result.scenario().name() + ": " + fault);
            System.out.println("  again: releng/sim --seed " + result.seed() + " --scenario "
                    + result.scenario().name() + (options.engine().equals("volatile") ? "" : " --engine derby")
                    + " --log");
        }

        synchronized long failures() {
            return failures;
        }

        synchronized void print(long millis) {
            scenarios.forEach((name, counts) -> System.out.printf(
                    "%-18s %6d runs %6d failed %10d events, at most %d requests of a machine a minute%n", name,
                    counts[0], counts[1], counts[2], counts[3]));
            System.out.println(runs + " runs, " + failures + " failed, " + millis / 1000.0 + " s");
        }
    }
}
