package org.larder.transport.trpc;

import java.time.Duration;
import java.util.Optional;

/** How long a server asks to wait: what makes no sense is passed over, what would stop the sync is cut. */
final class RetryAfter {

    /** No server may ask for more. */
    static final Duration MOST = Duration.ofHours(1);

    private RetryAfter() {
    }

    /** The header's whole seconds. */
    static Optional<Duration> ofHeader(String text) {
        String digits = text.strip();
        if (!digits.matches("\\d{1,100}")) {
            return Optional.empty();
        }
        return Optional.of(digits.length() > 6 ? MOST : bounded(Duration.ofSeconds(Long.parseLong(digits))));
    }

    static Duration bounded(Duration wait) {
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
