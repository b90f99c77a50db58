package org.larder.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.larder.api.profile.Profile;
import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;

/** An empty database that the store made once for all tests of this process. */
final class EmptyDatabase {

    private EmptyDatabase() {
    }

    /** Copies it to a folder that is not there yet. */
    static void into(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            for (Path source : tree(Made.FOLDER)) {
                Path target = folder.resolve(Made.FOLDER.relativize(source).toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.toList();
        }
    }

    /** Made when somebody first asks. */
    private static final class Made {

        static final Path FOLDER = make();

        private static Path make() {
            try {
                Profile profile = new TestProfile(Files.createTempDirectory("larder-empty"), "nobody");
                LocalStore store = Household.derbyAsItIs(profile, Surroundings.of("nobody"));
                store.open();
                store.close();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(profile.folder())));
                return profile.storeFolder("derby");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void remove(Path folder) {
            try {
                for (Path each : tree(folder).reversed()) {
                    Files.delete(each);
                }
            } catch (IOException e) {
                System.err.println("left behind: " + folder);
            }
        }
    }
}
