package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bundle of ours in a product resolves, and every component gets what it needs, asked from inside by the probe. */
class WiringTest {

    /** The drain is there only while the remote can be reached, Eclipse's proxies only where its settings run. */
    private static final List<String> WAITING = List.of("org.larder.sync.OnlineDrain",
            "org.larder.transport.trpc.EclipseProxies");
    private static final Set<String> RUNS = Set.of("ACTIVE", "STARTING", "RESOLVED");

    @TempDir
    Path home = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "client", "server"})
    void everyBundleResolvesAndEveryComponentIsSatisfied(String name) throws Exception {
        Path product = Built.product(name);
        Path report = home.resolve("report.txt");
        try (Program probe = probe(product, report).now()) {
            assertThat(probe.exit()).as("exit code%s", probe.said()).isZero();
        }

        List<String[]> facts = Files.readAllLines(report).stream().map(line -> line.split(" ", 3)).toList();

        assertThat(facts).filteredOn(fact -> fact[0].equals("bundle")).extracting(fact -> fact[1])
                .containsAll(ours(product));
        assertThat(facts).filteredOn(fact -> fact[0].equals("bundle")).allSatisfy(
                fact -> assertThat(RUNS).as("state of %s", fact[1]).contains(fact[2]));
        assertThat(facts).filteredOn(fact -> fact[0].equals("component") && !WAITING.contains(fact[1]))
                .allSatisfy(fact -> assertThat(fact[2]).as(fact[1]).isEqualTo("ACTIVE"));
    }

    private Program.Start probe(Path product, Path report) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> words = Stream.of("-XX:TieredStopAtLevel=1", "-jar", Built.launcher(product).toString(),
                "-configuration", Probed.configuration(product, home).toString(), "-data", "@none", "-nosplash",
                "-application",
                "org.larder.probe.wiring", report.toString(), home.resolve("profile").toString());
        return Program.Start.of(home, Path.of(java), Stream.concat(words, WAITING.stream()).toArray(String[]::new));
    }

    private static Set<String> ours(Path product) throws IOException {
        try (Stream<String> lines = Files.lines(product.resolve("configuration").resolve(Probed.BUNDLES))) {
            return lines.filter(line -> line.startsWith("org.larder."))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
        }
    }
}
