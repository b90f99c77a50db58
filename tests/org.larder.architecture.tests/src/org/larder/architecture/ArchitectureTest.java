package org.larder.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.BundleException;

/** Reads the manifests of all bundles and holds them against the table of the {@link House}. */
class ArchitectureTest {

    private static final Pattern SQL = Pattern.compile("^import (static )?javax?\\.sql\\..*");
    private static final Pattern HTTP = Pattern
            .compile("^import (static )?(java\\.net\\.http|com\\.sun\\.net\\.httpserver)\\..*");

    static Stream<SourceBundle> bundles() throws IOException, BundleException {
        return SourceBundle.all().stream();
    }

    @Test
    void theHouseIsNotEmpty() throws IOException, BundleException {
        assertThat(SourceBundle.all()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyBundleHasARowInTheTableAndTheNameOfItsFolder(SourceBundle bundle) throws BundleException {
        assertThat(House.room(bundle.name())).as("row of %s in the table of House", bundle.name()).isPresent();
        assertThat(bundle.name()).isEqualTo(bundle.folder());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleKnowsOnlyWhatItsRowAllows(SourceBundle bundle) throws BundleException {
        var room = House.room(bundle.name()).orElseThrow();
        var wrong = new ArrayList<String>();
        for (String imported : bundle.imports()) {
            if (!room.mayKnow(imported)) {
                wrong.add(bundle.name() + " may not import the package " + imported);
            }
        }
        for (String required : bundle.requiredBundles()) {
            if (required.startsWith("org.larder.") || !room.mayKnow(required)) {
                wrong.add(bundle.name() + " may not require the bundle " + required);
            }
        }
        assertNothing(wrong);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlySharedBundlesExportPackagesAndEachSaysItsVersion(SourceBundle bundle)
            throws BundleException {
        var wrong = new ArrayList<String>();
        for (String exported : bundle.exports()) {
            if (!House.EXPORTING.contains(bundle.name())) {
                wrong.add(bundle.name() + " may not export a package, and exports " + exported);
            }
            if (!bundle.documents(exported)) {
                wrong.add(bundle.name() + " exports " + exported
                        + ", which has no package-info with @Version and a paragraph on what it is for");
            }
        }
        for (String exported : bundle.exportsWithoutVersion()) {
            wrong.add(bundle.name() + " exports " + exported + " without a version");
        }
        assertNothing(wrong);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void anImportFromOurOwnBundlesHasAVersionRange(SourceBundle bundle) throws BundleException {
        var wrong = new ArrayList<String>();
        for (String imported : bundle.importsWithoutVersion()) {
            if (imported.startsWith("org.larder.")) {
                wrong.add(bundle.name() + " imports " + imported + " without a version range");
            }
        }
        assertNothing(wrong);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void aBundleSaysInOneLineWhatItIsFor(SourceBundle bundle) throws BundleException {
        assertThat(bundle.header("Bundle-Name")).as("Bundle-Name of %s", bundle.name()).get().asString()
                .startsWith("Larder: ");
        assertThat(bundle.header("Bundle-Activator")).as("activator of %s: components, not activators", bundle.name())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void onlyStoresAndTheServerKnowSql(SourceBundle bundle) throws BundleException, IOException {
        if (!House.SQL.contains(bundle.name())) {
            assertThat(bundle.sourcesWith(line -> SQL.matcher(line).matches()))
                    .as("sources of %s that import SQL", bundle.name()).isEmpty();
        }
    }

    @ParameterizedTest
    @Tag("F9")
    @MethodSource("bundles")
    void onlyTransportsAndTheServerKnowHttp(SourceBundle bundle) throws BundleException, IOException {
        if (!House.HTTP.contains(bundle.name())) {
            assertThat(bundle.sourcesWith(line -> HTTP.matcher(line).matches()))
                    .as("sources of %s that import HTTP", bundle.name()).isEmpty();
        }
    }

    private static void assertNothing(List<String> wrong) {
        assertThat(String.join("\n", wrong)).isEmpty();
    }
}
