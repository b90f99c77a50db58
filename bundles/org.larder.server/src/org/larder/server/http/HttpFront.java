package org.larder.server.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.larder.server.config.Address;
import org.larder.server.config.Networks;
import org.larder.server.config.ServerOptions;
import org.larder.server.measure.Figures;
import org.larder.server.measure.Health;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, and serves a servlet with what stands beside it. Thread-safe. */
public final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final int LARGEST_HEAD = 16_384;
    private static final int THREADS = 200;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(2);

    private final Server server;
    private final Optional<Server> management;
    private final URI base;

    private HttpFront(Server server, Optional<Server> management, URI base) {
        this.server = server;
        this.management = management;
        this.base = base;
    }

    /** What the server shows. */
    public record Content(String mount, Servlet servlet, Set<String> procedures, Health health, Figures figures) {
    }

    /**
     * Listens and serves.
     *
     * @throws ListenException if an address cannot be listened on
     * @throws PemException if the certificate cannot be used
     */
    public static HttpFront start(ServerOptions options, Content content) {
        Optional<Server> management = options.management().map(address -> management(address, content));
        try {
            Server server = server(options, content, management.isPresent());
            ServerConnector connector = connector(server, options, content.figures());
            start(server, options.listen());
            return new HttpFront(server, management, URI.create((options.tls().isPresent() ? "https://" : "http://")
                    + options.listen().literal() + ":" + connector.getLocalPort() + content.mount()));
        } catch (RuntimeException e) {
            management.ifPresent(HttpFront::stop);
            throw e;
        }
    }

    /** The base address of tRPC. */
    public URI base() {
        return base;
    }

    /** Where health and figures are served. */
    public URI management() {
        return management.map(HttpFront::address).orElseGet(() -> base.resolve("/"));
    }

    /** Takes no more connections and requests, waits for those under way as long as the options say, and ends. */
    @Override
    public void close() {
        stop(server);
        management.ifPresent(HttpFront::stop);
    }

    private static Server server(ServerOptions options, Content content, boolean managementApart) {
        var threads = new QueuedThreadPool(THREADS);
        threads.setName("larder-http");
        Server server = new Server(threads);
        server.setStopTimeout(options.drain().toMillis());
        server.setErrorHandler(PlainErrors.ofRequests());
        var marks = new RequestMarks(content.mount(), content.procedures(), content.figures());
        server.setRequestLog(marks);
        Handler procedures = managementApart
                ? context(content)
                : beside(new ManagementHandler(content.health(), content.figures(), false), context(content));
        marks.setHandler(procedures);
        server.setHandler(options.drain().isZero() ? marks : new GracefulHandler(marks));
        gauges(content.figures(), threads);
        return server;
    }

    private static Handler beside(Handler.Wrapper first, Handler then) {
        first.setHandler(then);
        return first;
    }

    private static Handler context(Content content) {
        var context = new ServletContextHandler("/");
        var holder = new ServletHolder(content.servlet());
        holder.setAsyncSupported(true);
        context.addServlet(holder, content.mount() + "/*");
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        context.setErrorHandler(PlainErrors.ofAnswers());
        return context;
    }

    private static ServerConnector connector(Server server, ServerOptions options, Figures figures) {
        var http = new HttpConnectionFactory(configuration(options));
        Optional<Tls> tls = options.tls().map(files -> tls(new Tls(files, LOOK_AT_FILES), server));
        ServerConnector connector = tls.isPresent()
                ? new ServerConnector(server, tls.get().context(), http)
                : new ServerConnector(server, http);
        connector.setHost(options.listen().host());
        connector.setPort(options.listen().port());
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        var limit = new NetworkConnectionLimit(options.load().connections(), connector);
        server.addBean(limit);
        figures.gauge("larder.http.connections", "Open connections", limit::getNetworkConnectionCount);
        var slow = new SlowConnections(options.load().requestTime());
        connector.addBean(slow);
        return connector;
    }

    private static Tls tls(Tls tls, Server server) {
        server.addBean(tls);
        return tls;
    }

    private static HttpConfiguration configuration(ServerOptions options) {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        if (!options.proxies().equals(new Networks(List.of()))) {
            http.addCustomizer(new TrustedProxies(options.proxies()));
        }
        return http;
    }

    private static void gauges(Figures figures, QueuedThreadPool threads) {
        figures.gauge("larder.http.threads", "Threads that serve", threads::getUtilizedThreads, "state", "busy");
        figures.gauge("larder.http.threads", "Threads that serve", threads::getIdleThreads, "state", "idle");
        figures.gauge("larder.http.queue", "Requests that wait for a thread", threads::getQueueSize);
    }

    private static Server management(Address address, Content content) {
        Server server = new Server(new QueuedThreadPool(8));
        server.setErrorHandler(PlainErrors.ofRequests());
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(LARGEST_HEAD);
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(address.host());
        connector.setPort(address.port());
        server.addConnector(connector);
        server.setHandler(new ManagementHandler(content.health(), content.figures(), true));
        start(server, address);
        return server;
    }

    private static void start(Server server, Address address) {
        try {
            server.start();
        } catch (Exception e) {
            stop(server);
            throw new ListenException(address, e);
        }
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("the HTTP server did not end cleanly", e);
        }
    }

    private static URI address(Server server) {
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + "/");
    }
}
