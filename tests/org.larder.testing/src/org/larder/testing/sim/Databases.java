package org.larder.testing.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.larder.api.store.LocalStore;
import org.larder.store.jdbc.Surroundings;
import org.larder.testing.Household;
import org.larder.testing.TestProfile;

/** Real databases in a temporary folder, which goes with them. Thread-safe. */
final class Databases implements Supplier<Function<Surroundings, LocalStore>>, AutoCloseable {

    private final Path folder;

    Databases() {
        try {
            folder = Files.createTempDirectory("larder-sim");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Function<Surroundings, LocalStore> get() {
        try {
            Path place = Files.createTempDirectory(folder, "db");
            return surroundings -> Household.derby(new TestProfile(place, surroundings.deviceId()), surroundings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> tree = all.toList();
            for (Path each : tree.reversed()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            System.err.println("left behind: " + folder);
        }
    }
}
