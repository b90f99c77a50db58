package org.larder.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The compiler takes what it sees through other types; at run time a bundle has what its manifest imports. So: whatever
 * package the classes of a bundle of ours name, its manifest imports.
 */
class ImportsTest {

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern NAMED = Pattern.compile("-> (\\S+\\.\\S+)");
    private static final String WORKBENCH = "org.eclipse.";
    private static final Set<String> NOT_AT_RUN_TIME = Set.of("org.eclipse.jdt.annotation",
            "org.osgi.service.component.annotations");

    static Stream<Named<Path>> bundles() throws IOException {
        var bundles = new TreeMap<String, Path>();
        for (String product : List.of("desktop", "server")) {
            try (Stream<Path> files = Files.list(Built.product(product).resolve("plugins"))) {
                files.filter(each -> each.getFileName().toString().startsWith("org.larder."))
                        .forEach(each -> bundles.put(each.getFileName().toString().replaceFirst("_.*", ""), each));
            }
        }
        return bundles.entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void whatItsClassesNameItsManifestImports(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            boolean requires = Optional.ofNullable(manifest.getValue("Require-Bundle")).isPresent();
            Set<String> here = jar.stream().map(each -> each.getName().replaceFirst("/?[^/]*$", "").replace('/', '.'))
                    .collect(Collectors.toSet());

            assertThat(named(bundle)).filteredOn(each -> !here.contains(each) && !NOT_AT_RUN_TIME.contains(each))
                    .filteredOn(each -> !each.startsWith("java.") && !(requires && each.startsWith(WORKBENCH)))
                    .isSubsetOf(imports(manifest));
        }
    }

    private static Set<String> named(Path bundle) {
        var text = new StringWriter();
        var out = new PrintWriter(text);
        ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow(() -> new AssertionError("not a JDK"));
        jdeps.run(out, out, "-verbose:package", "--multi-release", "21", bundle.toString());
        return NAMED.matcher(text.toString()).results().map(each -> each.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> imports(Attributes manifest) {
        String header = Optional.ofNullable(manifest.getValue("Import-Package")).orElse("");
        return Stream.of(QUOTED.matcher(header).replaceAll("").split(","))
                .map(each -> each.replaceFirst(";.*", "").strip())
                .collect(Collectors.toSet());
    }
}
