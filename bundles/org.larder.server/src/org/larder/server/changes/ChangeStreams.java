package org.larder.server.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.larder.server.account.Bearer;
import org.larder.server.account.TokenCheck;
import org.larder.server.records.ChangePages;
import org.larder.server.store.FeedListener;
import org.larder.server.store.Listening;
import org.larder.server.store.ServerStore;
import org.larder.server.web.WebRequest;
import org.larder.trpc.TrpcCode;
import org.larder.trpc.TrpcException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All streams of {@code sync.changes} at this node, and the few threads that serve them. Thread-safe. */
public final class ChangeStreams implements FeedListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStreams.class);
    /** The name of the procedure. */
    public static final String PATH = "sync.changes";

    /** Whose streams only say why they are refused. */
    private static final String NOBODY = "";
    private static final int THREADS = 4;
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofSeconds(30);

    private final ChangePages pages;
    private final TokenCheck tokens;
    private final int most;
    private final InstantSource clock;
    private final Map<String, Set<ChangeStream>> open = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES,
            new LinkedBlockingQueue<>(), named("larder-changes"), new ThreadPoolExecutor.DiscardPolicy());
    private final ScheduledThreadPoolExecutor looks = new ScheduledThreadPoolExecutor(1, named("larder-changes-clock"));
    private final Listening listening;
    private volatile boolean ending;

    /** @param most streams of one user at a time; more are refused (TOO_MANY_REQUESTS) */
    @SuppressWarnings("this-escape")
    public ChangeStreams(ServerStore store, TokenCheck tokens, int most, InstantSource clock) {
        pages = new ChangePages(store);
        this.tokens = tokens;
        this.most = most;
        this.clock = clock;
        listening = store.listen(this);
        looks.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Begins a stream. What is wrong with the request is said in the stream.
     *
     * @param sink where the events go
     * @return to be run whenever the sink is ready again; the first time begins the stream
     */
    public Runnable open(WebRequest request, EventSink sink) {
        try {
            Bearer bearer = tokens.header(StreamRequest.authorization(request));
            return stream(bearer, StreamRequest.cursor(request), sink)::wake;
        } catch (TrpcException e) {
            ChangeStream refused = stream(new Bearer(NOBODY, Instant.MAX), Optional.empty(), sink);
            refused.fail(e);
            return refused::wake;
        }
    }

    /** How many there are. */
    public int open() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    @Override
    public void grew(String userId) {
        open.getOrDefault(userId, Set.of()).forEach(ChangeStream::grew);
    }

    @Override
    public void anyMayHaveGrown() {
        open.values().forEach(streams -> streams.forEach(ChangeStream::grew));
    }

    /** Ends all streams, with {@code return} where the reader takes it; those that come now end at once. Ends in seconds. */
    @Override
    public void close() {
        ending = true;
        listening.close();
        open.values().forEach(streams -> streams.forEach(ChangeStream::finish));
        try {
            awaitNone();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        looks.shutdownNow();
        threads.shutdown();
        open.values().forEach(streams -> streams.forEach(ChangeStream::close));
    }

    private void awaitNone() throws InterruptedException {
        long end = System.nanoTime() + FAREWELL.toNanos();
        var pause = new CountDownLatch(1);
        while (open() > 0 && System.nanoTime() < end) {
            pause.await(5, TimeUnit.MILLISECONDS);
        }
    }

    private ChangeStream stream(Bearer bearer, Optional<String> cursor, EventSink sink) {
        String user = bearer.userId();
        var stream = new ChangeStream(pages, bearer, cursor, sink, threads, clock, over -> leave(user, over));
        enter(user, stream);
        if (ending) {
            stream.finish();
        }
        return stream;
    }

    private synchronized void enter(String user, ChangeStream stream) {
        Set<ChangeStream> streams = open.computeIfAbsent(user, id -> ConcurrentHashMap.newKeySet());
        if (streams.size() >= most && !user.equals(NOBODY)) {
            throw new TrpcException(TrpcCode.TOO_MANY_REQUESTS, "too many streams of one user")
                    .reason("STREAM_LIMIT").retryAfter(LATER);
        }
        streams.add(stream);
    }

    private synchronized void leave(String user, ChangeStream stream) {
        Set<ChangeStream> streams = open.getOrDefault(user, ConcurrentHashMap.newKeySet());
        streams.remove(stream);
        if (streams.isEmpty()) {
            open.remove(user);
        }
    }

    private void look() {
        Instant now = clock.instant();
        open.values().forEach(streams -> streams.forEach(stream -> look(stream, now)));
    }

    /** One stream's trouble is none of the others'; a look that throws would be the last. */
    private static void look(ChangeStream stream, Instant now) {
        try {
            stream.look(now);
        } catch (RuntimeException | Error e) {
            LOG.error("a stream could not be looked at", e);
        }
    }

    private static ThreadFactory named(String name) {
        return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
    }
}
