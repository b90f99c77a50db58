package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
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
    private static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator/bundles.info";

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
                "-configuration", configuration(product).toString(), "-data", "@none", "-nosplash", "-application",
                "org.larder.probe.wiring", report.toString(), home.resolve("profile").toString());
        return Program.Start.of(home, Path.of(java), Stream.concat(words, WAITING.stream()).toArray(String[]::new));
    }

    /** The product's own configuration with the probe beside it. */
    private Path configuration(Path product) throws IOException {
        Path configuration = home.resolve("configuration");
        Path bundles = configuration.resolve(BUNDLES);
        Files.createDirectories(bundles.getParent());
        Files.copy(product.resolve("configuration/config.ini"), configuration.resolve("config.ini"));
        Path jar = Built.testBundle("org.larder.probe");
        String probe = "org.larder.probe," + version(jar) + "," + jar.toUri() + ",4,false";
        Files.writeString(bundles, Files.readString(product.resolve("configuration").resolve(BUNDLES)) + probe + "\n");
        return configuration;
    }

    private static String version(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }

    private static Set<String> ours(Path product) throws IOException {
        try (Stream<String> lines = Files.lines(product.resolve("configuration").resolve(BUNDLES))) {
            return lines.filter(line -> line.startsWith("org.larder."))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .collect(Collectors.toSet());
        }
    }
}
