package org.larder.server.config;

import java.nio.file.Path;
import java.util.Locale;

/** Where this operating system keeps the data of a user's programs. */
final class Places {

    private Places() {
    }

    static Path data() {
        String home = System.getProperty("user.home", ".");
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return Path.of(environment("LOCALAPPDATA", home), "Larder", "server");
        }
        return system.contains("mac")
                ? Path.of(home, "Library", "Application Support", "Larder", "server")
                : Path.of(environment("XDG_DATA_HOME", home + "/.local/share"), "Larder", "server");
    }

    private static String environment(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : value;
    }
}
