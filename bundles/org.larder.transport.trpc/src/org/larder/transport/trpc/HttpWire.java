package org.larder.transport.trpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.larder.trpc.TrpcRequest;

/**
 * Exchanges over HTTP as the contract wants them (1.3): what the server said reaches the caller as it is, bounded in size
 * and time, whatever the server does. Thread-safe.
 */
final class HttpWire implements AutoCloseable {

    private static final int CHUNK = 1 << 16;
    private static final Duration TIMER_IDLE = Duration.ofSeconds(10);

    private final Map<HttpUriRequestBase, Leash> running = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = timer();
    private final HttpEngine engine;

    HttpWire(ProxyRoutes routes, SystemTrust trust) {
        engine = new HttpEngine(routes, trust);
    }

    /**
     * What came back.
     *
     * @param retryAfter the header in whole seconds
     */
    record Answer(int status, byte[] body, Optional<Duration> retryAfter) {
    }

    /** Reads a stream as it comes. */
    interface Reader {

        /** @param inactivity rings when the stream has been silent for too long; the reader puts it off */
        void read(InputStream stream, Alarm inactivity) throws IOException;
    }

    /** An answer that is larger than it may be. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int bytes) {
            super("the answer is larger than " + bytes + " bytes");
        }
    }

    /**
     * Sends a request and reads the answer whole.
     *
     * @param bearer the access token
     */
    Answer send(ServerAddress server, TrpcRequest call, Optional<String> bearer, Bounds bounds, Leash leash)
            throws IOException {
        HttpUriRequestBase request = request(server.resolve(call.target()), call, bounds.silence());
        request.setHeader(HttpHeaders.ACCEPT, ContentType.APPLICATION_JSON.getMimeType());
        try (Alarm alarm = new Alarm(timer, bounds.whole(), request::abort)) {
            return execute(request, bearer, leash, alarm, response -> answer(request, response, bounds.bytes()));
        }
    }

    /**
     * Opens a stream of events and has it read to its end.
     *
     * @return what the server said instead; empty if there was a stream
     */
    Optional<Answer> stream(ServerAddress server, TrpcRequest call, Optional<String> bearer, Bounds bounds,
            Leash leash, Reader reader) throws IOException {
        HttpUriRequestBase request = request(server.resolve(call.target()), call, bounds.whole());
        request.setHeader(HttpHeaders.ACCEPT, ContentType.TEXT_EVENT_STREAM.getMimeType());
        var ended = new AtomicBoolean();
        try (Alarm alarm = new Alarm(timer, bounds.silence(), request::abort)) {
            return execute(request, bearer, leash, alarm, response -> {
                if (!streams(response)) {
                    return Optional.of(answer(request, response, bounds.bytes()));
                }
                read(request, response, in -> {
                    reader.read(in, alarm);
                    ended.set(true);
                    request.abort();
                });
                return Optional.empty();
            });
        } catch (IOException e) {
            if (ended.get()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Ends what runs on that leash. */
    void cut(Leash leash) {
        leash.cut();
        running.forEach((request, holder) -> {
            if (holder == leash) {
                request.abort();
            }
        });
    }

    @Override
    public void close() {
        running.forEach((request, holder) -> cut(holder));
        engine.close();
        timer.shutdownNow();
    }

    private <T> T execute(HttpUriRequestBase request, Optional<String> bearer, Leash leash, Alarm alarm,
            HttpClientResponseHandler<T> handler) throws IOException {
        bearer.ifPresent(token -> request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token));
        running.put(request, leash);
        try {
            leash.require();
            return engine.execute(request, handler);
        } catch (TooLargeException e) {
            throw e;
        } catch (IOException | IllegalStateException e) {
            leash.require();
            throw alarm.rang() ? late(e) : e instanceof IOException io ? io : new InterruptedIOException("closed");
        } finally {
            running.remove(request);
        }
    }

    private static HttpUriRequestBase request(URI address, TrpcRequest call, Duration silence) {
        var request = new HttpUriRequestBase(call.method(), address);
        request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(silence))
                .setConnectionRequestTimeout(Timeout.of(silence)).build());
        call.body().ifPresent(bytes -> request.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON)));
        return request;
    }

    private static boolean streams(ClassicHttpResponse response) {
        String type = header(response, HttpHeaders.CONTENT_TYPE).orElse("");
        return response.getCode() == 200
                && type.regionMatches(true, 0, ContentType.TEXT_EVENT_STREAM.getMimeType(), 0,
                        ContentType.TEXT_EVENT_STREAM.getMimeType().length());
    }

    private static Answer answer(HttpUriRequestBase request, ClassicHttpResponse response, int most)
            throws IOException {
        var bytes = new ByteArrayOutputStream();
        HttpEntity entity = response.getEntity();
        if (entity != null && entity.getContentLength() > most) {
            request.abort();
            throw new TooLargeException(most);
        }
        read(request, response, in -> copy(in, bytes, most));
        return new Answer(response.getCode(), bytes.toByteArray(),
                header(response, HttpHeaders.RETRY_AFTER).flatMap(RetryAfter::ofHeader));
    }

    /** Closing a stream would read it to its end; a connection that cannot be used any more is ended instead. */
    private static void read(HttpUriRequestBase request, ClassicHttpResponse response, Sink sink) throws IOException {
        try (HttpEntity entity = response.getEntity();
                InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            try {
                sink.take(in);
            } catch (IOException | RuntimeException e) {
                request.abort();
                throw e;
            }
        }
    }

    private static void copy(InputStream in, ByteArrayOutputStream out, int most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            out.write(chunk, 0, count);
            if (out.size() > most) {
                throw new TooLargeException(most);
            }
        }
    }

    private static Optional<String> header(ClassicHttpResponse response, String name) {
        return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
    }

    private static IOException late(Exception cause) {
        var late = new SocketTimeoutException("the answer takes too long");
        late.initCause(cause);
        return late;
    }

    /** Its thread comes with the first exchange and goes after the last. */
    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("larder-transport-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(TIMER_IDLE.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    /** Takes the bytes of an answer. */
    private interface Sink {

        void take(InputStream in) throws IOException;
    }
}
