package org.larder.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.larder.server.measure.Figures;
import org.larder.server.measure.Health;

/** {@code /health/live}, {@code /health/ready} and {@code /metrics}. The figures are for this machine only, unless open. */
final class ManagementHandler extends Handler.Wrapper {

    private static final int UNAVAILABLE = 503;

    private final Health health;
    private final Figures figures;
    private final boolean open;

    /** @param open whether everybody who reaches the address may see the figures */
    ManagementHandler(Health health, Figures figures, boolean open) {
        this.health = health;
        this.figures = figures;
        this.open = open;
    }

    @Override
    @NonNullByDefault({})
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            return super.handle(request, response, callback);
        }
        switch (request.getHttpURI().getPath()) {
            case "/health/live" -> answer(response, callback, 200, "text/plain", "live\n");
            case "/health/ready" -> ready(response, callback);
            case "/metrics" -> {
                if (!open && !fromHere(request)) {
                    return super.handle(request, response, callback);
                }
                answer(response, callback, 200, Figures.TYPE, figures.text());
            }
            default -> {
                return super.handle(request, response, callback);
            }
        }
        return true;
    }

    private void ready(Response response, Callback callback) {
        String obstacle = health.obstacle();
        answer(response, callback, obstacle.isEmpty() ? 200 : UNAVAILABLE, "text/plain",
                obstacle.isEmpty() ? "ready\n" : "not ready: " + obstacle + "\n");
    }

    private static boolean fromHere(Request request) {
        return request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer
                && peer.getAddress() instanceof InetAddress address && address.isLoopbackAddress();
    }

    private static void answer(Response response, Callback callback, int status, String type, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), callback);
    }
}
