package org.larder.server;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.larder.server.changes.EventSink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events as the answer of an asynchronous request. */
final class ServletEvents implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(ServletEvents.class);

    private final AsyncContext request;
    private final ServletOutputStream out;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile boolean possible;
    private volatile boolean gone;
    private boolean unflushed;

    ServletEvents(AsyncContext request) throws IOException {
        this.request = request;
        out = request.getResponse().getOutputStream();
    }

    /** From now on the action is told whenever more can be sent, or the reader is gone. */
    void tell(Runnable ready) {
        out.setWriteListener(new Listener(ready));
    }

    @Override
    public boolean ready() throws IOException {
        if (gone) {
            throw new IOException("the reader is gone");
        }
        if (!possible || !out.isReady()) {
            return false;
        }
        if (unflushed) {
            unflushed = false;
            out.flush();
            return out.isReady();
        }
        return true;
    }

    @Override
    public void send(byte[] bytes) throws IOException {
        out.write(bytes);
        unflushed = true;
        ready();
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            try {
                request.complete();
            } catch (IllegalStateException e) {
                LOG.debug("the request was over already", e);
            }
        }
    }

    /** Hears from the servlet container. */
    @NonNullByDefault({})
    private final class Listener implements WriteListener {

        private final Runnable ready;

        Listener(Runnable ready) {
            this.ready = ready;
        }

        @Override
        public void onWritePossible() {
            possible = true;
            ready.run();
        }

        @Override
        public void onError(Throwable failure) {
            LOG.debug("the reader is gone", failure);
            gone = true;
            ready.run();
        }
    }
}
