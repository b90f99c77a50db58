package org.larder.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.server.changes.ChangeStreams;
import org.larder.server.web.TrpcHandler;
import org.larder.server.web.WebRequest;
import org.larder.server.web.WebResponse;

/** Serves tRPC under {@link #MOUNT}. */
public final class TrpcServlet extends HttpServlet {

    /** The path of the base address. */
    public static final String MOUNT = "/trpc";

    private static final long serialVersionUID = 1L;
    private static final int BUFFER = 1024;

    private final transient TrpcHandler handler;
    private final transient ChangeStreams streams;

    public TrpcServlet(TrpcHandler handler, ChangeStreams streams) {
        this.handler = handler;
        this.streams = streams;
    }

    @Override
    @NonNullByDefault({})
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asked = new WebRequest(request.getMethod(), path(request), header(request.getQueryString()).orElse(""),
                name -> header(request.getHeader(name)), request.getRemoteAddr(), request::getInputStream);
        if (handler.subscribes(asked)) {
            stream(asked, request, response);
        } else {
            write(answer(asked), response);
        }
    }

    private void stream(WebRequest asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("Cache-Control", "no-cache, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Vary", "trpc-accept, accept");
        response.setBufferSize(BUFFER);
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        var events = new ServletEvents(async);
        events.tell(streams.open(asked, events));
    }

    @SuppressWarnings("resource")
    private static void write(WebResponse answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        if (answer.close()) {
            response.setHeader("Connection", "close");
        }
        ServletOutputStream out = response.getOutputStream();
        Iterator<byte[]> parts = answer.parts().iterator();
        out.write(parts.next());
        while (parts.hasNext()) {
            out.flush();
            out.write(parts.next());
        }
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
