package org.larder.api.transport;

import java.time.Duration;
import java.util.Optional;

import org.larder.api.model.LarderException;

/** A call to the remote that failed. The message holds no personal data and no token. */
public class TransportException extends LarderException {

    private static final long serialVersionUID = 1L;

    private final RetryClass retryClass;
    private final transient Optional<Duration> retryAfter;

    public TransportException(RetryClass retryClass, String message) {
        this(retryClass, Optional.empty(), message);
    }

    /** @param retryAfter how long the remote asks to wait */
    public TransportException(RetryClass retryClass, Optional<Duration> retryAfter, String message) {
        super(message);
        this.retryClass = retryClass;
        this.retryAfter = retryAfter;
    }

    public TransportException(RetryClass retryClass, String message, Throwable cause) {
        super(message, cause);
        this.retryClass = retryClass;
        this.retryAfter = Optional.empty();
    }

    public RetryClass retryClass() {
        return retryClass;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
