package org.larder.server.jdbc;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.larder.server.store.FeedListener;

/** Keeps what a listener is told, in order. */
final class Told implements FeedListener {

    /** Stands for any feed. */
    static final String ANY = "any";

    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Override
    public void grew(String userId) {
        heard.add(userId);
    }

    @Override
    public void anyMayHaveGrown() {
        heard.add(ANY);
    }

    /** Waits until it is told this. */
    void await(String wanted) {
        try {
            String next = "";
            while (!next.equals(wanted)) {
                next = Optional.ofNullable(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .orElseThrow(() -> new AssertionError("never told of " + wanted));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    boolean nothing() {
        return heard.isEmpty();
    }
}
