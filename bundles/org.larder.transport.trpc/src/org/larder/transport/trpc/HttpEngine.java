package org.larder.transport.trpc;

import java.io.IOException;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.MonitoringResponseOutOfOrderStrategy;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client, set up as the contract wants it: no hidden repeats, redirects or cookies; log-ins at proxies only;
 * pooled connections are checked; heads are bounded; an answer that comes before the body was sent is seen. Thread-safe.
 */
final class HttpEngine implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final TimeValue CHECK_IDLE = TimeValue.ofSeconds(1);
    private static final TimeValue EVICT_IDLE = TimeValue.ofSeconds(4);
    private static final int CONNECTIONS = 6;
    private static final int LINE = 1 << 14;
    private static final int HEADERS = 100;
    private static final int LOOK_EVERY = 1 << 16;

    private final PoolingHttpClientConnectionManager pool;
    private final CloseableHttpClient client;

    HttpEngine(ProxyRoutes routes, SystemTrust trust) {
        var socks = new SocksRoutes(routes);
        pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom().setMaxLineLength(LINE).setMaxHeaderCount(HEADERS).build())
                        .responseOutOfOrderStrategy(
                                new MonitoringResponseOutOfOrderStrategy(LOOK_EVERY, Long.MAX_VALUE))
                        .build())
                .setTlsSocketStrategy(new TrustedTls(trust)).setSocketConfigResolver(socks).setDnsResolver(socks)
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT)
                        .setValidateAfterInactivity(CHECK_IDLE).build())
                .setMaxConnPerRoute(CONNECTIONS).setMaxConnTotal(CONNECTIONS).build();
        client = HttpClients.custom().setConnectionManager(pool).disableAutomaticRetries().disableRedirectHandling()
                .disableCookieManagement().disableAuthCaching().disableContentCompression().disableDefaultUserAgent()
                .setUserAgent("Larder").setRoutePlanner(new SystemDefaultRoutePlanner(routes))
                .setDefaultCredentialsProvider(routes).build();
    }

    <T> T execute(HttpUriRequestBase request, HttpClientResponseHandler<T> handler) throws IOException {
        pool.closeIdle(EVICT_IDLE);
        return client.execute(request, handler);
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }
}
