package org.larder.server.testing;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;

import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.larder.server.LarderServer;
import org.larder.server.TrpcServlet;
import org.larder.server.account.Passwords;
import org.larder.server.config.ServerOptions;

/**
 * The sync server on 127.0.0.1, on the Jetty and with the settings of the product. Passwords are hashed cheaply. Its data
 * stay in the folder: a server that is started again on it goes on.
 */
public final class TestServer implements AutoCloseable {

    private static final int LARGEST_HEAD = 16_384;

    private final LarderServer larder;
    private final Server jetty;
    private final int port;

    private TestServer(LarderServer larder, Server jetty, int port) {
        this.larder = larder;
        this.jetty = jetty;
        this.port = port;
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
    @SuppressWarnings("resource")
    public static TestServer start(Path data, int port, InstantSource clock) {
        String log = data.resolve("derby.log").toString();
        System.setProperty("derby.stream.error.file", System.getProperty("derby.stream.error.file", log));
        var random = new SecureRandom();
        LarderServer larder = LarderServer.open(ServerOptions.local(data, port),
                new Passwords(64, 1, random), random, clock);
        try {
            Server jetty = new Server();
            ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http()));
            connector.setHost("127.0.0.1");
            connector.setPort(port);
            jetty.addConnector(connector);
            var context = new ServletContextHandler("/");
            context.addServlet(new ServletHolder(new TrpcServlet(larder.handler())), TrpcServlet.MOUNT + "/*");
            context.getServletHandler().setDecodeAmbiguousURIs(true);
            jetty.setHandler(context);
            jetty.start();
            return new TestServer(larder, jetty, connector.getLocalPort());
        } catch (Exception e) {
            larder.close();
            throw new IllegalStateException("the server did not start", e);
        }
    }

    public int port() {
        return port;
    }

    /** The base address, which ends in {@code /trpc}. */
    public URI base() {
        return URI.create("http://127.0.0.1:" + port + TrpcServlet.MOUNT);
    }

    @Override
    public void close() {
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server did not stop", e);
        } finally {
            larder.close();
        }
    }

    /** As a process by itself: first the folder of the data, then the port. Ends when it is killed. */
    public static void main(String[] words) throws InterruptedException {
        try (TestServer server = start(Path.of(words[0]), Integer.parseInt(words[1]), InstantSource.system())) {
            System.out.println("LARDER_SERVER " + server.base());
            System.out.flush();
            server.jetty.join();
        }
    }

    private static HttpConfiguration http() {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        return http;
    }
}
