package org.larder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.server.web.TrpcHandler;
import org.larder.server.web.WebRequest;
import org.larder.server.web.WebResponse;

/** Serves tRPC under {@link #MOUNT}. */
public final class TrpcServlet extends HttpServlet {

    /** The path of the base address. */
    public static final String MOUNT = "/trpc";

    private static final long serialVersionUID = 1L;

    private final transient TrpcHandler handler;

    public TrpcServlet(TrpcHandler handler) {
        this.handler = handler;
    }

    @Override
    @NonNullByDefault({})
    @SuppressWarnings("resource")
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebResponse answer = answer(new WebRequest(request.getMethod(), path(request),
                header(request.getQueryString()).orElse(""), header(request.getContentType()),
                header(request.getHeader("Authorization")), request.getRemoteAddr(), request::getInputStream));
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.close()) {
            response.setHeader("Connection", "close");
        }
        response.getOutputStream().write(answer.body());
    }

    private WebResponse answer(WebRequest request) throws IOException {
        try {
            return handler.handle(request);
        } catch (UncheckedIOException e) {
            throw new IOException("the caller went away", e);
        }
    }

    private static String path(HttpServletRequest request) {
        String below = request.getRequestURI().substring(MOUNT.length());
        return below.startsWith("/") ? below.substring(1) : below;
    }

    private static Optional<String> header(String value) {
        return Optional.ofNullable(value);
    }
}
