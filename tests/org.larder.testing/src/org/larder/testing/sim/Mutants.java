package org.larder.testing.sim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.larder.testing.twin.VolatileStore;

/** All deliberate breakages, and how each of them is looked for. */
final class Mutants {

    static final List<Mutant> ALL = Stream.of(ServerMutants.all(), StoreMutants.all(), AnswerMutants.all(),
            TransportMutants.all(), PushMutants.all(), TimeMutants.all(),
            RemoteMutants.all()).flatMap(List::stream).toList();

    private static final int SEEDS = 100;

    private Mutants() {
    }

    /**
     * Runs seeds of its scenarios until one catches it.
     *
     * @return empty if none does
     */
    static Optional<Trial.Result> hunt(Mutant mutant, long seed) {
        for (long each = seed; each < seed + SEEDS; each++) {
            for (String name : mutant.scenarios()) {
                Scenario scenario = Scenarios.find(name).orElseThrow();
                Trial.Result result = new Trial(scenario, each, mutant.parts().get(), VolatileStore::maker, false)
                        .run();
                if (result.fault().isPresent()) {
                    return Optional.of(result);
                }
            }
        }
        return Optional.empty();
    }
}
