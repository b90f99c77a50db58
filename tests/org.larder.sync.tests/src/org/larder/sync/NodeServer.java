package org.larder.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** {@code node server.mjs} of {@code tests/interop} as a process. */
final class NodeServer implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";

    private final Process process;
    private final URI base;

    private NodeServer(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /**
     * Starts it with these options of its own.
     *
     * @throws IllegalStateException saying what to do, if it cannot be started
     */
    static NodeServer start(String... options) {
        Path folder = Path.of(Optional.ofNullable(System.getProperty("larder.root")).orElse(""), "tests", "interop");
        if (!Files.isDirectory(folder.resolve("node_modules/@trpc/server"))) {
            throw new IllegalStateException(
                    "The npm package @trpc/server is missing: run `npm ci` in " + folder.toAbsolutePath());
        }
        try {
            Process process = new ProcessBuilder(
                    Stream.concat(Stream.of("node", "server.mjs"), Stream.of(options)).toList())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            return new NodeServer(process, address(process.inputReader()));
        } catch (IOException e) {
            throw new UncheckedIOException("node server.mjs did not start: install Node 20 or newer", e);
        }
    }

    private static URI address(BufferedReader out) throws IOException {
        String line = Optional.ofNullable(out.readLine()).orElse("");
        if (!line.startsWith(READY)) {
            throw new IOException("the first line is not the address: " + line);
        }
        return URI.create(line.substring(READY.length()));
    }

    URI base() {
        return base;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(5, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
