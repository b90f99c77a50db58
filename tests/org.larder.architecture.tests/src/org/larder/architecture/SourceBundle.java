package org.larder.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.osgi.util.ManifestElement;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** A bundle as it stands in the source tree. */
final class SourceBundle {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private final Path folder;
    private final Map<String, String> headers;

    private SourceBundle(Path folder) throws IOException, BundleException {
        this.folder = folder;
        try (InputStream manifest = Files.newInputStream(folder.resolve(MANIFEST))) {
            headers = ManifestElement.parseBundleManifest(manifest, new HashMap<>());
        }
    }

    /** All bundles of the house, from the folder that the system property {@code larder.root} names. */
    static List<SourceBundle> all() throws IOException, BundleException {
        var bundles = new ArrayList<SourceBundle>();
        try (Stream<Path> folders = Files.list(Path.of(System.getProperty("larder.root"), "bundles"))) {
            for (Path folder : folders.filter(each -> Files.exists(each.resolve(MANIFEST))).sorted().toList()) {
                bundles.add(new SourceBundle(folder));
            }
        }
        return bundles;
    }

    String name() throws BundleException {
        return values(Constants.BUNDLE_SYMBOLICNAME).get(0);
    }

    String folder() {
        return folder.getFileName().toString();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    List<String> imports() throws BundleException {
        return values(Constants.IMPORT_PACKAGE);
    }

    List<String> importsWithoutVersion() throws BundleException {
        return elements(Constants.IMPORT_PACKAGE).filter(each -> each.getAttribute(Constants.VERSION_ATTRIBUTE) == null)
                .flatMap(each -> Stream.of(each.getValueComponents())).toList();
    }

    List<String> requiredBundles() throws BundleException {
        return values(Constants.REQUIRE_BUNDLE);
    }

    List<String> exports() throws BundleException {
        return values(Constants.EXPORT_PACKAGE);
    }

    List<String> exportsWithoutVersion() throws BundleException {
        return elements(Constants.EXPORT_PACKAGE).filter(each -> each.getAttribute(Constants.VERSION_ATTRIBUTE) == null)
                .flatMap(each -> Stream.of(each.getValueComponents())).toList();
    }

    boolean documents(String exportedPackage) {
        Path info = folder.resolve("src").resolve(exportedPackage.replace('.', '/')).resolve("package-info.java");
        return Files.exists(info) && text(info).contains("@Version(") && text(info).contains("/**");
    }

    /** Source files in which a line holds, with their place below the bundle. */
    List<String> sourcesWith(Predicate<String> line) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> text(file).lines().anyMatch(line))
                    .map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private List<String> values(String header) throws BundleException {
        return elements(header).flatMap(each -> Stream.of(each.getValueComponents())).toList();
    }

    private Stream<ManifestElement> elements(String header) throws BundleException {
        ManifestElement[] parsed = ManifestElement.parseHeader(header, headers.get(header));
        return parsed == null ? Stream.empty() : Stream.of(parsed);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
    }

    @Override
    public String toString() {
        return folder();
    }
}
