package org.larder.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.Servlet;
import org.larder.server.config.ServerOptions;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP whiteboard of Felix on Jetty: started with our address and limits, and handed the servlet. */
final class HttpFront implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final String JETTY = "org.apache.felix.http.jetty12";
    private static final String LARGEST_HEAD = "16384";

    private final Bundle jetty;
    private final ServiceRegistration<Servlet> registration;
    private final URI base;

    private HttpFront(Bundle jetty, ServiceRegistration<Servlet> registration, URI base) {
        this.jetty = jetty;
        this.registration = registration;
        this.base = base;
    }

    /**
     * Listens and serves.
     *
     * @throws StartException if the address cannot be listened on
     */
    static HttpFront start(BundleContext context, ServerOptions options, TrpcServlet servlet) {
        int port = freePort(options);
        settings(options.listen().host(), port).forEach(System::setProperty);
        Bundle jetty = Stream.of(context.getBundles()).filter(each -> JETTY.equals(each.getSymbolicName())).findFirst()
                .orElseThrow(() -> new StartException("the bundle " + JETTY + " is not installed"));
        try {
            jetty.start(Bundle.START_TRANSIENT);
        } catch (BundleException e) {
            throw new StartException("the HTTP server cannot start: " + e.getMessage(), e);
        }
        ServiceReference<?> runtime = context.getServiceReference(HttpServiceRuntime.class);
        if (runtime == null) {
            throw inUse(options);
        }
        Dictionary<String, Object> pattern = new Hashtable<>();
        pattern.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[]{TrpcServlet.MOUNT, TrpcServlet.MOUNT + "/*"});
        return new HttpFront(jetty, context.registerService(Servlet.class, servlet, pattern),
                URI.create("http://" + literal(options.listen().host()) + ":" + port + TrpcServlet.MOUNT));
    }

    URI base() {
        return base;
    }

    /** Ends the requests under way. A framework that is ending may have done so already. */
    @Override
    public void close() {
        try {
            registration.unregister();
            jetty.stop(Bundle.STOP_TRANSIENT);
        } catch (IllegalStateException e) {
            LOG.debug("the framework ended the HTTP server", e);
        } catch (BundleException e) {
            LOG.warn("the HTTP server did not end cleanly", e);
        }
    }

    /** The port of the options, or a free one, found by listening on it for a moment. */
    private static int freePort(ServerOptions options) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(options.listen().host()), options.listen().port()));
            return probe.getLocalPort();
        } catch (IOException e) {
            throw inUse(options);
        }
    }

    private static Map<String, String> settings(String host, int port) {
        return Map.of("org.apache.felix.http.host", host, "org.osgi.service.http.port", Integer.toString(port),
                "org.apache.felix.http.jetty.headerBufferSize", LARGEST_HEAD,
                "org.apache.felix.http.jetty.sendServerHeader", "false", "org.eclipse.jetty.UriComplianceMode",
                "UNSAFE");
    }

    private static StartException inUse(ServerOptions options) {
        return new StartException(
                "port " + options.listen().port() + " of " + options.listen().host()
                        + " cannot be listened on: stop the"
                        + " program that uses it, or choose another with --port (0 picks a free one)");
    }

    private static String literal(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
