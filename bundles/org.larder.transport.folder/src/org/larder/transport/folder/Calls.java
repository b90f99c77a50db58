package org.larder.transport.folder;

import java.util.concurrent.atomic.AtomicLong;

import org.larder.api.transport.RetryClass;
import org.larder.api.transport.TransportException;

/** Knows which calls were ended. Thread-safe. */
final class Calls {

    private final AtomicLong ended = new AtomicLong();

    /** A call that begins now. */
    Call begin() {
        long now = ended.get();
        return () -> {
            if (ended.get() != now) {
                throw new TransportException(RetryClass.TRANSIENT, "the call was ended");
            }
        };
    }

    /** Ends all that began. */
    void end() {
        ended.incrementAndGet();
    }

    /** A running call. */
    interface Call {

        /** @throws TransportException if it was ended */
        void goOn();
    }
}
