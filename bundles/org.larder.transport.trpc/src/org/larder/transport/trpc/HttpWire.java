package org.larder.transport.trpc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.larder.trpc.TrpcRequest;

/**
 * HTTP as the contract wants it (1.3): what the server said reaches the caller as it is. No hidden repeats, redirects,
 * cookies or log-ins; pooled connections are checked; bodies are bytes; answers are bounded in size and time. Thread-safe.
 */
final class HttpWire implements AutoCloseable {

    /** The largest answer that is read. */
    static final int MOST_BYTES = 64 << 20;

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final TimeValue CHECK_IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue EVICT_IDLE = TimeValue.ofSeconds(4);
    private static final int CONNECTIONS = 4;
    private static final int CHUNK = 1 << 16;
    private static final int WHOLE_TIMES = 6;

    private final Set<HttpUriRequestBase> running = ConcurrentHashMap.newKeySet();
    private final PoolingHttpClientConnectionManager pool = PoolingHttpClientConnectionManagerBuilder.create()
            .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT)
                    .setValidateAfterInactivity(CHECK_IDLE).build())
            .setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS).build();
    private final CloseableHttpClient client = HttpClients.custom().setConnectionManager(pool).disableAutomaticRetries()
            .disableRedirectHandling().disableCookieManagement().disableAuthCaching().disableContentCompression()
            .disableDefaultUserAgent().setUserAgent("Larder").build();

    /**
     * What came back.
     *
     * @param retryAfter the header in whole seconds
     */
    record Answer(int status, byte[] body, Optional<Duration> retryAfter) {
    }

    /**
     * Sends a request and reads the answer whole.
     *
     * @param bearer the access token
     * @param silence how long the server may be silent
     */
    Answer send(ServerAddress server, TrpcRequest call, Optional<String> bearer, Duration silence) throws IOException {
        HttpUriRequestBase request = request(server.resolve(call.target()), call, silence);
        bearer.ifPresent(token -> request.setHeader("Authorization", "Bearer " + token));
        pool.closeIdle(EVICT_IDLE);
        long deadline = System.nanoTime() + silence.multipliedBy(WHOLE_TIMES).toNanos();
        running.add(request);
        try {
            return client.execute(request, response -> read(response, deadline));
        } catch (IOException e) {
            throw request.isAborted() ? new InterruptedIOException("the call was cancelled") : e;
        } finally {
            running.remove(request);
        }
    }

    /** Ends the calls that run now. */
    void cancel() {
        running.forEach(HttpUriRequestBase::abort);
    }

    @Override
    public void close() {
        cancel();
        client.close(CloseMode.IMMEDIATE);
    }

    private static HttpUriRequestBase request(URI address, TrpcRequest call, Duration silence) {
        var request = new HttpUriRequestBase(call.method(), address);
        request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(silence))
                .setConnectionRequestTimeout(Timeout.of(silence)).setAuthenticationEnabled(false).build());
        request.setHeader("Accept", "application/json");
        call.body().ifPresent(bytes -> request.setEntity(new ByteArrayEntity(bytes, ContentType.APPLICATION_JSON)));
        return request;
    }

    private static Answer read(ClassicHttpResponse response, long deadline) throws IOException {
        var retryAfter = Optional.ofNullable(response.getFirstHeader("Retry-After")).map(Header::getValue);
        try (HttpEntity entity = response.getEntity();
                InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
            return new Answer(response.getCode(), bytes(in, deadline), retryAfter.flatMap(HttpWire::seconds));
        }
    }

    private static byte[] bytes(InputStream in, long deadline) throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            bytes.write(chunk, 0, count);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("the answer is larger than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new SocketTimeoutException("the answer takes too long");
            }
        }
        return bytes.toByteArray();
    }

    private static Optional<Duration> seconds(String header) {
        return header.matches("\\d{1,7}") ? Optional.of(Duration.ofSeconds(Long.parseLong(header))) : Optional.empty();
    }
}
