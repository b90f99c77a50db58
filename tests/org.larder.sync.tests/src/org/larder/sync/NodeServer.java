package org.larder.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code node server.mjs} of {@code tests/interop} as a process. */
final class NodeServer implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";

    private final Process process;
    private final URI base;

    private NodeServer(Process process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** @throws IllegalStateException saying what to do, if it cannot be started */
    static NodeServer start() {
        Path folder = Path.of(Optional.ofNullable(System.getProperty("larder.root")).orElse(""), "tests", "interop");
        if (!Files.isDirectory(folder.resolve("node_modules/@trpc/server"))) {
            throw new IllegalStateException(
                    "The npm package @trpc/server is missing: run `npm ci` in " + folder.toAbsolutePath());
        }
        try {
            Process process = new ProcessBuilder("node", "server.mjs").directory(folder.toFile())
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
