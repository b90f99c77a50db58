package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The features of the update site in a plain workbench of somebody else. */
class PlugInTest {

    private static final List<String> FEATURES = List.of("org.larder.core.feature", "org.larder.store.derby.feature",
            "org.larder.transport.trpc.feature", "org.larder.desktop.feature");
    private static final Pattern VIEW = Pattern.compile("<(?:e4view|view)\\s+id=\"([^\"]+)\"");

    @TempDir
    Path home = Path.of("");

    @BeforeEach
    void somebodysWorkbench() throws IOException {
        try (Stream<Path> all = Files.walk(Built.host())) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, workbench().resolve(Built.host().relativize(each).toString()));
            }
        }
    }

    @Test
    void theDirectorInstallsThemAndEveryViewOpensThere() throws Exception {
        assertThat(larder()).isEmpty();

        install();

        assertThat(larder()).contains("org.larder.ui", "org.larder.data", "org.larder.store.derby");
        List<String> facts = views();
        assertThat(facts).filteredOn(fact -> fact.startsWith("view "))
                .extracting(fact -> fact.split(" ", 3)[1]).containsExactlyInAnyOrderElementsOf(declared());
        assertThat(facts).noneMatch(fact -> fact.startsWith("error ") || fact.endsWith(" missing"));
    }

    private void install() throws Exception {
        String features = String.join(",", FEATURES.stream().map(each -> each + ".feature.group").toList());
        try (Program director = start(List.of(), "-application", "org.eclipse.equinox.p2.director", "-repository",
                Built.site().toUri().toString(), "-installIU", features).now()) {
            assertThat(director.exit()).as("exit code of the director%s", director.said()).isZero();
        }
    }

    /** What the probe in the workbench says about the views of Larder. */
    private List<String> views() throws Exception {
        Path report = home.resolve("report.txt");
        try (Program opened = start(List.of("-Dlarder.probe.views=" + report)).now()) {
            opened.await("the report", () -> Files.exists(report));
            opened.await("something to see", () -> Screen.picture(Built.kept("pictures").resolve("plug-in.png")));
            List<String> facts = Files.readAllLines(report);
            Files.delete(report);
            assertThat(opened.exit()).as("exit code%s", opened.said()).isZero();
            assertThat(WorkspaceLog.errors(home.resolve("workspace"))).isEmpty();
            return facts;
        }
    }

    private static List<String> declared() throws IOException {
        return VIEW.matcher(Files.readString(Built.source("bundles/org.larder.ui/plugin.xml"))).results()
                .map(each -> each.group(1)).toList();
    }

    /** The bundles of Larder in the workbench, apart from the probe. */
    private List<String> larder() throws IOException {
        Path bundles = workbench().resolve("configuration/org.eclipse.equinox.simpleconfigurator/bundles.info");
        return Files.readAllLines(bundles).stream().map(line -> line.split(",")[0])
                .filter(name -> name.startsWith("org.larder.") && !name.equals("org.larder.probe")).toList();
    }

    private Path workbench() {
        return home.resolve("host");
    }

    private Program.Start start(List<String> properties, String... words) {
        List<String> machine = List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + home, "-jar",
                Built.launcher(workbench()).toString(), "-data", home.resolve("workspace").toString(), "-nosplash");
        return Program.Start.of(home, Path.of(System.getProperty("java.home"), "bin", "java"),
                Stream.of(properties, machine, List.of(words)).flatMap(List::stream).toArray(String[]::new));
    }
}
