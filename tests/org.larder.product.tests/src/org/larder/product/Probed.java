package org.larder.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

/** Products with the probe inside. */
final class Probed {

    static final String BUNDLES = "org.eclipse.equinox.simpleconfigurator/bundles.info";

    private static final String PROBE = "org.larder.probe";

    private Probed() {
    }

    /** The product's own configuration with the probe beside it, in a folder of its own in a test's folder. */
    static Path configuration(Path product, Path home) throws IOException {
        Path configuration = home.resolve("configuration");
        Path bundles = configuration.resolve(BUNDLES);
        Files.createDirectories(bundles.getParent());
        Files.copy(product.resolve("configuration/config.ini"), configuration.resolve("config.ini"));
        Path jar = Built.testBundle(PROBE);
        String probe = PROBE + "," + version(jar) + "," + jar.toUri() + ",4,false";
        Files.writeString(bundles, Files.readString(product.resolve("configuration").resolve(BUNDLES)) + probe + "\n");
        return configuration;
    }

    /**
     * The desktop with its profile and workbench in a folder of its own; what can be read in its window stands in
     * screen.txt there.
     *
     * @param configuration made by {@link #configuration}
     */
    static Program.Start desktop(Path home, Path configuration) {
        return Program.Start.of(home, Path.of(System.getProperty("java.home"), "bin", "java"),
                "-XX:TieredStopAtLevel=1", "-Dlarder.probe.screen=" + home.resolve("screen.txt"),
                "-Duser.home=" + home, "-jar", Built.launcher(Built.product("desktop")).toString(), "-configuration",
                configuration.toString(), "-data", home.resolve("workbench").toString(), "-nosplash", "--profile",
                home.resolve("profile").toString());
    }

    private static String version(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }
}
