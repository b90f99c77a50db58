package org.larder.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where programs of an operating system keep a user's data. */
final class DefaultFolder {

    private DefaultFolder() {
    }

    /**
     * @param system as {@code os.name} says it
     * @param environment the variables of the process
     * @param home the user's home
     */
    static Path of(String system, Map<String, String> environment, Path home) {
        return data(system.toLowerCase(Locale.ROOT), environment, home).resolve("Larder").resolve("default");
    }

    private static Path data(String system, Map<String, String> environment, Path home) {
        if (system.startsWith("windows")) {
            return path(environment, "APPDATA").orElse(home.resolve("AppData").resolve("Roaming"));
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        return path(environment, "XDG_DATA_HOME").orElse(home.resolve(".local").resolve("share"));
    }

    /** A variable that names an absolute folder; others are to be ignored (XDG base directory specification). */
    private static Optional<Path> path(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }
}
