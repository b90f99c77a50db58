package org.larder.testing.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.larder.testing.twin.VolatileStore;

class SimulationTest {

    private static final long SEEDS = Boolean.getBoolean("larder.long") ? 3_000 : 300;
    private static final int EVERY = Boolean.getBoolean("larder.long") ? 1 : 6;

    private static Trial.Result run(Scenario scenario, long seed) {
        return new Trial(scenario, seed, Parts.REAL, VolatileStore::maker, false).run();
    }

    @Test
    void everySeedEndsWell() {
        assertThat(LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> run(Scenarios.draw(seed), seed))
                .flatMap(result -> result.fault()
                        .map(fault -> result.scenario().name() + " seed " + result.seed() + ": " + fault).stream()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theSameSeedIsTheSameStory(String name) {
        Scenario scenario = Scenarios.find(name).orElseThrow();
        Trial.Result first = run(scenario, 7);
        assertThat(run(scenario, 7).hash()).isEqualTo(first.hash());
        assertThat(run(scenario, 8).hash()).isNotEqualTo(first.hash());
        assertThat(first.lines()).isPositive();
    }

    static List<String> scenarios() {
        return Scenarios.ALL.stream().filter(scenario -> !scenario.crowd()).map(Scenario::name).toList();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void aMutantIsCaught(String name) {
        Mutant mutant = Mutants.ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        assertThat(Mutants.hunt(mutant, 1)).isPresent();
    }

    static List<String> mutants() {
        return LongStream.range(0, Mutants.ALL.size()).filter(number -> number % EVERY == 0)
                .mapToObj(number -> Mutants.ALL.get((int) number).name()).toList();
    }

    @Test
    void thereAreThirtyMutantsOrMoreAndEachHasItsName() {
        assertThat(Mutants.ALL).hasSizeGreaterThanOrEqualTo(30).extracting(Mutant::name).doesNotHaveDuplicates();
        assertThat(Mutants.ALL).allSatisfy(mutant -> assertThat(mutant.scenarios()).isNotEmpty()
                .allSatisfy(name -> assertThat(Scenarios.find(name)).isPresent()));
    }

    @Test
    void aSeedDrawsTheSameScenarioEachTimeAndEveryScenarioIsDrawn() {
        assertThat(LongStream.range(0, 5_000).mapToObj(Scenarios::draw).distinct())
                .containsExactlyInAnyOrderElementsOf(Scenarios.ALL);
        assertThat(Scenarios.draw(3)).isEqualTo(Scenarios.draw(3));
    }

    @Test
    void anOptionThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Options.of("--sedes", "3")).hasMessageContaining("--sedes");
        assertThatThrownBy(() -> Options.of("--seeds")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Options.of("--seeds", "many")).hasMessageContaining("many");
        assertThatThrownBy(() -> Options.of("--scenario", "sunshine")).hasMessageContaining("converge");
        assertThatThrownBy(() -> Options.of("--engine", "paper")).hasMessageContaining("derby");
        assertThatThrownBy(() -> Options.of("--engine", "derby", "--scenario", "recovery"))
                .hasMessageContaining("--engine");
        assertThat(Options.of("--seed", "9", "--scenario", "skew")).satisfies(options -> {
            assertThat(options.seed()).isEqualTo(9);
            assertThat(options.scenario()).isEqualTo(Optional.of("skew"));
        });
    }
}
