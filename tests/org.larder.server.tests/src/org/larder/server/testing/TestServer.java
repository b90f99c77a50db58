package org.larder.server.testing;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.CountDownLatch;

import org.larder.server.JoiningProcedures;
import org.larder.server.LarderServer;
import org.larder.server.account.Passwords;
import org.larder.server.config.DatabaseOptions;
import org.larder.server.config.ServerOptions;
import org.larder.server.http.HttpFront;

/**
 * The sync server on 127.0.0.1, on the Jetty and with the settings of the product. Passwords are hashed cheaply. Its data
 * stay in the folder: a server that is started again on it goes on.
 */
public final class TestServer implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final LarderServer larder;
    private final HttpFront front;

    private TestServer(LarderServer larder, HttpFront front) {
        this.larder = larder;
        this.front = front;
    }

    /** Starts on a free port. */
    public static TestServer start(Path data) {
        return start(data, 0, InstantSource.system());
    }

    /**
     * Starts.
     *
     * @param data the folder that keeps everything
     * @param port 0 picks a free one
     * @param clock what the server takes for the time
     */
    public static TestServer start(Path data, int port, InstantSource clock) {
        return start(ServerOptions.local(data, port), clock);
    }

    /** Starts as the options say. */
    public static TestServer start(ServerOptions options, InstantSource clock) {
        return start(options, clock, List.of());
    }

    /** The same with the hooks of section 11 of the contract. */
    public static TestServer withHooks(ServerOptions options, InstantSource clock) {
        return start(options, clock,
                ServiceLoader.load(JoiningProcedures.class, TestServer.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get).toList());
    }

    @SuppressWarnings("resource")
    private static TestServer start(ServerOptions options, InstantSource clock, List<JoiningProcedures> joining) {
        String log = options.data().resolve("derby.log").toString();
        System.setProperty("derby.stream.error.file", System.getProperty("derby.stream.error.file", log));
        var random = new SecureRandom();
        LarderServer larder = LarderServer.open(options, new Passwords(64, 1, random), random, clock,
                joining);
        try {
            return new TestServer(larder, HttpFront.start(options, larder.content()));
        } catch (RuntimeException e) {
            larder.close();
            throw e;
        }
    }

    /** The parts behind HTTP. */
    public LarderServer larder() {
        return larder;
    }

    public int port() {
        return base().getPort();
    }

    /** The base address, which ends in {@code /trpc}. */
    public URI base() {
        return front.base();
    }

    /** Where health and figures are. */
    public URI management() {
        return front.management();
    }

    /** How many streams of changes are open. */
    public int streams() {
        return larder.streams();
    }

    @Override
    public void close() {
        larder.end();
        try {
            front.close();
        } finally {
            larder.close();
        }
    }

    /**
     * As a process by itself: first the folder of the data, then the port, then the address of a database if it is not Derby
     * in the folder. Ends when it is killed.
     */
    public static void main(String[] words) throws InterruptedException {
        ServerOptions local = ServerOptions.local(Path.of(words[0]), Integer.parseInt(words[1]));
        ServerOptions options = words.length < 3
                ? local
                : local.database(new DatabaseOptions(words[2], Optional.empty(), Optional.empty(), CONNECTIONS));
        try (TestServer server = start(options, InstantSource.system())) {
            System.out.println("LARDER_SERVER " + server.base());
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }
}
