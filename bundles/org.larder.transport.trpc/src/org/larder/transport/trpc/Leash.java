package org.larder.transport.trpc;

import java.io.InterruptedIOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** By it a call, with all requests that it makes, is ended from outside. Thread-safe. */
final class Leash {

    private final AtomicBoolean cut = new AtomicBoolean();

    /** @throws InterruptedIOException if the call was ended */
    void require() throws InterruptedIOException {
        if (cut.get()) {
            throw new InterruptedIOException("the call was cancelled");
        }
    }

    /** No request of the call begins any more. */
    void cut() {
        cut.set(true);
    }
}
