package org.larder.server.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import org.larder.testing.ChildJava;

/** A server as a process of its own on a shared database, which may be killed and started again. */
public final class ServerNode implements AutoCloseable {

    private static final String READY = "LARDER_SERVER ";

    private final Path folder;
    private final String database;
    private Process process;
    private URI base;

    private ServerNode(Path folder, String database, Process process, URI base) {
        this.folder = folder;
        this.database = database;
        this.process = process;
        this.base = base;
    }

    /** Starts on a free port. */
    public static ServerNode start(Path folder, String database) {
        Process process = process(folder, 0, database);
        return new ServerNode(folder, database, process, ready(process));
    }

    /** Where it listens, also after a new start. */
    public URI base() {
        return base;
    }

    /** Kills it as a power cut would, and starts it again at the same address. */
    public void killAndStart() throws InterruptedException {
        kill();
        process = process(folder, base.getPort(), database);
        base = ready(process);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private static Process process(Path folder, int port, String database) {
        try {
            return ChildJava.start(TestServer.class, folder.toString(), Integer.toString(port), database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI ready(Process process) {
        try {
            var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = Optional.ofNullable(out.readLine()).orElse("");
            while (!line.startsWith(READY)) {
                line = Optional.ofNullable(out.readLine())
                        .orElseThrow(() -> new IllegalStateException("the server did not start"));
            }
            return URI.create(line.substring(READY.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
