package org.larder.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the build puts what these tests start. */
final class Built {

    private static final Path ROOT = Path.of(Optional.ofNullable(System.getProperty("larder.root")).orElse(""))
            .toAbsolutePath();
    private static final String PLATFORM = "linux/gtk/x86_64";

    private Built() {
    }

    static Path source(String path) {
        return there(ROOT.resolve(path));
    }

    /** The folder of the product {@code desktop}, {@code client} or {@code server}. */
    static Path product(String name) {
        return there(ROOT.resolve("releng/products/target/products/org.larder." + name + ".product").resolve(PLATFORM));
    }

    static Path host() {
        return there(ROOT.resolve("releng/host/target/products/org.larder.host.product").resolve(PLATFORM));
    }

    static Path site() {
        return there(ROOT.resolve("releng/site/target/repository"));
    }

    /** A bundle of {@code tests} as the build packed it. */
    static Path testBundle(String name) {
        return file(there(ROOT.resolve("tests").resolve(name).resolve("target")), name + "-");
    }

    /** A folder for what outlives the tests: pictures, and the machines' class data, which make a second start a warm one. */
    static Path kept(String name) throws IOException {
        return Files.createDirectories(ROOT.resolve("releng/target/product-tests").resolve(name));
    }

    static Path launcher(Path product) {
        return file(product.resolve("plugins"), "org.eclipse.equinox.launcher_");
    }

    private static Path file(Path folder, String prefix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .filter(each -> each.toString().endsWith(".jar") && !each.toString().contains("-sources"))
                    .findFirst().orElseThrow(() -> new AssertionError("no " + prefix + "*.jar in " + folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path there(Path path) {
        if (Files.notExists(path)) {
            throw new AssertionError(path + " is not built; releng/test builds it before this test");
        }
        return path;
    }
}
