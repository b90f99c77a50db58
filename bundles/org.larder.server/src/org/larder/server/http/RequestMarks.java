package org.larder.server.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.larder.server.measure.Figures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * Gives each request an id, which stands in the answer and in all that is logged meanwhile, and logs how it ended: the
 * names of procedures, never what was sent or by whom.
 */
final class RequestMarks extends Handler.Wrapper implements RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestMarks.class);
    private static final String HEADER = "X-Request-Id";
    private static final String ID = "request";
    private static final Pattern NAMES = Pattern.compile("[A-Za-z.,]{1,400}");
    private static final Set<String> QUIET = Set.of("health.ping", "/health/live", "/health/ready", "/metrics");

    private final String mount;
    private final Set<String> procedures;
    private final Figures figures;
    private final SecureRandom random = new SecureRandom();

    /** @param procedures the names that may be logged */
    RequestMarks(String mount, Set<String> procedures, Figures figures) {
        this.mount = mount + "/";
        this.procedures = procedures;
        this.figures = figures;
    }

    @Override
    @NonNullByDefault({})
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String id = newId();
        request.setAttribute(HEADER, id);
        response.getHeaders().put(HEADER, id);
        MDC.put(ID, id);
        try {
            return super.handle(request, response, callback);
        } finally {
            MDC.remove(ID);
        }
    }

    @Override
    @NonNullByDefault({})
    public void log(Request request, Response response) {
        figures.answers(response.getStatus()).increment();
        String what = what(request.getHttpURI().getPath());
        boolean quiet = QUIET.contains(what) && response.getStatus() < 400;
        if (quiet ? !LOG.isDebugEnabled() : !LOG.isInfoEnabled()) {
            return;
        }
        long took = System.nanoTime() - request.getBeginNanoTime();
        MDC.put(ID, String.valueOf(request.getAttribute(HEADER)));
        MDC.put("method", method(request.getMethod()));
        MDC.put("calls", what);
        MDC.put("status", Integer.toString(response.getStatus()));
        MDC.put("ms", Long.toString(TimeUnit.NANOSECONDS.toMillis(took)));
        MDC.put("bytes", Long.toString(Response.getContentBytesWritten(response)));
        try {
            LOG.atLevel(quiet ? Level.DEBUG : Level.INFO).log("answered");
        } finally {
            MDC.clear();
        }
    }

    private String what(@Nullable String path) {
        if (path == null) {
            return "unknown";
        }
        if (QUIET.contains(path)) {
            return path;
        }
        String names = path.startsWith(mount) ? path.substring(mount.length()) : "";
        return NAMES.matcher(names).matches()
                ? Stream.of(names.split(",")).map(name -> procedures.contains(name) ? name : "unknown")
                        .collect(Collectors.joining(","))
                : "unknown";
    }

    private static String method(String name) {
        return Pattern.matches("GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS", name) ? name : "other";
    }

    private String newId() {
        byte[] bytes = new byte[8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
