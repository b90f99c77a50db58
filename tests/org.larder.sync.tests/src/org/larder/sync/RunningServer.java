package org.larder.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server for all tests of a class, in a folder that goes with it. */
final class RunningServer<S extends AutoCloseable> implements BeforeAllCallback, AfterAllCallback {

    private final Function<Path, S> start;
    private Optional<S> server = Optional.empty();
    private Optional<Path> folder = Optional.empty();

    RunningServer(Function<Path, S> start) {
        this.start = start;
    }

    S server() {
        return server.orElseThrow();
    }

    @Override
    public void beforeAll(@Nullable ExtensionContext context) throws IOException {
        Path made = Files.createTempDirectory("larder-server");
        folder = Optional.of(made);
        server = Optional.of(start.apply(made));
    }

    @Override
    public void afterAll(@Nullable ExtensionContext context) throws Exception {
        server().close();
        try (Stream<Path> files = Files.walk(folder.orElseThrow())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
