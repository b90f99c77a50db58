package org.larder.testing.sim;

import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seeds how many runs, from the seed on
 * @param scenario of all runs; empty: each seed draws one
 * @param aloud whether the whole event log is printed
 */
record Options(long seeds, long seed, Optional<String> scenario, boolean mutants, String engine, int threads,
        boolean aloud) {

    static Options of(String... arguments) {
        Options options = new Options(1, 1, Optional.empty(), false, "volatile",
                Math.max(1, Runtime.getRuntime().availableProcessors()), false);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            options = switch (name) {
                case "--mutants" -> options.withMutants();
                case "--log" -> options.withLog();
                case "--seeds", "--seed", "--scenario", "--engine", "--threads" -> {
                    if (++i == arguments.length) {
                        throw new IllegalArgumentException(name + " needs a value");
                    }
                    yield options.with(name, arguments[i]);
                }
                default -> throw new IllegalArgumentException("unknown option " + name);
            };
        }
        return options.required();
    }

    private Options required() {
        boolean crowd = scenario.flatMap(Scenarios::find).filter(Scenario::crowd).isPresent();
        if (crowd && !engine.equals("volatile")) {
            throw new IllegalArgumentException("a thousand machines need stores in memory; leave out --engine");
        }
        return this;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seeds" -> new Options(number(name, value), seed, scenario, mutants, engine, threads, aloud);
            case "--seed" -> new Options(seeds, number(name, value), scenario, mutants, engine, threads, aloud);
            case "--threads" -> new Options(seeds, seed, scenario, mutants, engine, (int) number(name, value), aloud);
            case "--engine" -> new Options(seeds, seed, scenario, mutants, engine(value), threads, aloud);
            default -> new Options(seeds, seed, Optional.of(scenario(value)), mutants, engine, threads, aloud);
        };
    }

    private Options withMutants() {
        return new Options(seeds, seed, scenario, true, engine, threads, aloud);
    }

    private Options withLog() {
        return new Options(seeds, seed, scenario, mutants, engine, threads, true);
    }

    private static long number(String name, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " needs a number, not " + value, e);
        }
    }

    private static String scenario(String value) {
        return Scenarios.find(value).map(Scenario::name).orElseThrow(() -> new IllegalArgumentException(
                "there is no scenario " + value + "; there are " + String.join(", ",
                        Scenarios.ALL.stream().map(Scenario::name).toList())));
    }

    private static String engine(String value) {
        if (!value.equals("volatile") && !value.equals("derby")) {
            throw new IllegalArgumentException("there is no engine " + value + "; there are volatile, derby");
        }
        return value;
    }
}
