package org.larder.server.config;

import java.time.Duration;

/**
 * What the server takes on at most.
 *
 * @param connections at a time
 * @param requestsPerMinute calls of one user
 * @param streams of changes of one user at a time
 * @param requestTime for a request to arrive whole
 */
public record Load(int connections, int requestsPerMinute, int streams, Duration requestTime) {

    static Load of(Configuration configuration) {
        return new Load(configuration.number(Setting.CONNECTIONS, 1, 1_000_000),
                configuration.number(Setting.REQUESTS_PER_MINUTE, 1, 1_000_000),
                configuration.number(Setting.STREAMS, 1, 1_000_000),
                Duration.ofSeconds(configuration.number(Setting.REQUEST_SECONDS, 1, 3600)));
    }
}
