package org.larder.server.changes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.larder.server.account.Bearer;
import org.larder.server.account.TokenCheck;
import org.larder.server.records.ChangePages;
import org.larder.server.records.ChangePages.Change;
import org.larder.server.store.UnknownUserException;
import org.larder.server.web.Failures;
import org.larder.trpc.TrpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader of one user's feed. It has no thread: whenever it is woken it does a step on a thread that it is lent, and one
 * at a time. Nothing is read for a reader that does not take what it has. Thread-safe.
 */
final class ChangeStream {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final int PAGE = 50;
    private static final Duration PING = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long RECONNECT_MS = 2 * PING.toMillis() + 5_000;

    private final ChangePages pages;
    private final Bearer bearer;
    private final EventSink sink;
    private final Executor threads;
    private final InstantSource clock;
    private final Consumer<ChangeStream> over;
    private final AtomicInteger wakes = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private Optional<String> cursor;
    private boolean connected;
    private boolean begun;
    private boolean ended;
    private volatile Optional<byte[]> last = Optional.empty();
    private volatile boolean news;
    private volatile Instant sent;
    private volatile Optional<Instant> stuck = Optional.empty();

    /**
     * @param cursor where to begin; empty for the end of the feed
     * @param over told once when the stream is over
     */
    ChangeStream(ChangePages pages, Bearer bearer, Optional<String> cursor, EventSink sink, Executor threads,
            InstantSource clock, Consumer<ChangeStream> over) {
        this.pages = pages;
        this.bearer = bearer;
        this.cursor = cursor;
        this.sink = sink;
        this.threads = threads;
        this.clock = clock;
        this.over = over;
        sent = clock.instant();
    }

    /** Something happened: the stream looks what it has to do. */
    void wake() {
        if (wakes.getAndIncrement() == 0) {
            threads.execute(this::run);
        }
    }

    /** The feed may have grown. */
    void grew() {
        news = true;
        wake();
    }

    /** The regular end. */
    void finish() {
        end(Event.RETURN);
    }

    void fail(TrpcException error) {
        end(Event.error(error));
    }

    /** Looks at the time: the token may be expired, a ping due, the reader too slow. */
    void look(Instant now) {
        if (stuck.filter(since -> now.isAfter(since.plus(PATIENCE))).isPresent()) {
            LOG.debug("a reader is too slow");
            close();
        } else if (!now.isBefore(bearer.expires())) {
            fail(TokenCheck.expired());
        } else if (!now.isBefore(sent.plus(PING))) {
            grew();
        }
    }

    /** Ends at once, without a word. Again: nothing happens. */
    void close() {
        if (!closed.getAndSet(true)) {
            sink.close();
            over.accept(this);
        }
    }

    /** The first reason to end is the one that is told. */
    private synchronized void end(byte[] event) {
        last = last.or(() -> Optional.of(event));
        wake();
    }

    private void run() {
        int seen = wakes.get();
        try {
            step();
        } catch (IOException e) {
            LOG.debug("a reader is gone", e);
            close();
        } catch (UnknownUserException e) {
            fail(TokenCheck.invalid());
        } catch (RuntimeException | Error e) {
            fail(Failures.of(ChangeStreams.PATH, e));
        }
        if (wakes.addAndGet(-seen) > 0) {
            threads.execute(this::run);
        }
    }

    private void step() throws IOException {
        if (closed.get()) {
            return;
        }
        if (!sink.ready()) {
            stuck = stuck.or(() -> Optional.of(clock.instant()));
            return;
        }
        stuck = Optional.empty();
        if (ended) {
            close();
        } else if (!begun && last.isEmpty()) {
            begin();
        } else if (!connected) {
            connected = true;
            send(Event.connected(RECONNECT_MS));
        } else if (last.isPresent()) {
            ended = true;
            send(last.get());
        } else {
            goOn();
        }
    }

    private void begin() {
        boolean resumes = cursor.isPresent();
        cursor = Optional.of(pages.begin(bearer.userId(), cursor));
        begun = true;
        if (resumes) {
            grew();
        } else {
            wake();
        }
    }

    private void goOn() throws IOException {
        if (news) {
            news = false;
            List<Change> page = pages.after(bearer.userId(), cursor.orElseThrow(), PAGE);
            if (!page.isEmpty()) {
                cursor = Optional.of(page.get(page.size() - 1).cursor());
                if (page.size() == PAGE) {
                    news = true;
                }
                send(text(page));
                return;
            }
        }
        if (!clock.instant().isBefore(sent.plus(PING))) {
            send(Event.PING);
        }
    }

    private void send(byte[] event) throws IOException {
        sent = clock.instant();
        sink.send(event);
        wake();
    }

    private static byte[] text(List<Change> page) {
        var text = new ByteArrayOutputStream();
        page.forEach(change -> text.writeBytes(Event.of(change).getBytes(StandardCharsets.UTF_8)));
        return text.toByteArray();
    }
}
