package org.larder.testing.sim;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All scenarios. */
final class Scenarios {

    static final List<Scenario> ALL = Stream.of(NetworkScenarios.all(), ServerScenarios.all(), EditScenarios.all(),
            MachineScenarios.all(), RemoteScenarios.all()).flatMap(List::stream).toList();

    private Scenarios() {
    }

    static Optional<Scenario> find(String name) {
        return ALL.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    /** The one that a seed draws. */
    static Scenario draw(long seed) {
        int left = Chance.of(seed, "scenario").below(ALL.stream().mapToInt(Scenario::weight).sum());
        for (Scenario each : ALL) {
            left -= each.weight();
            if (left < 0) {
                return each;
            }
        }
        throw new IllegalStateException();
    }
}
