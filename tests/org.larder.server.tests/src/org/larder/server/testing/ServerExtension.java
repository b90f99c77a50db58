package org.larder.server.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One server with an empty store for the tests of a class. */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback {

    private final InstantSource clock;
    private Optional<Path> folder = Optional.empty();
    private Optional<TestServer> server = Optional.empty();

    /** On the real time. */
    public ServerExtension() {
        this(InstantSource.system());
    }

    public ServerExtension(InstantSource clock) {
        this.clock = clock;
    }

    /** Nobody at this server. */
    @SuppressWarnings("resource")
    public TestClient client() {
        return new TestClient(server().base());
    }

    public TestServer server() {
        return server.orElseThrow();
    }

    @Override
    @NonNullByDefault({})
    @SuppressWarnings("resource")
    public void beforeAll(ExtensionContext context) throws IOException {
        Path data = Files.createTempDirectory("larder-server");
        folder = Optional.of(data);
        server = Optional.of(TestServer.start(data, 0, clock));
    }

    @Override
    @NonNullByDefault({})
    public void afterAll(ExtensionContext context) throws IOException {
        server.ifPresent(TestServer::close);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder.orElseThrow())) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
