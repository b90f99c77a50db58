package org.larder.server.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.larder.server.store.FeedListener;
import org.larder.server.store.Listening;

/** Who wants to hear of growing feeds. Thread-safe. */
final class Listeners implements FeedListener {

    private final List<FeedListener> all = new CopyOnWriteArrayList<>();

    Listening add(FeedListener listener) {
        FeedListener once = new Once(listener);
        all.add(once);
        return () -> all.remove(once);
    }

    @Override
    public void grew(String userId) {
        all.forEach(listener -> listener.grew(userId));
    }

    @Override
    public void anyMayHaveGrown() {
        all.forEach(FeedListener::anyMayHaveGrown);
    }

    /** So that one listener may be added twice and removed once. */
    private static final class Once implements FeedListener {

        private final FeedListener listener;

        Once(FeedListener listener) {
            this.listener = listener;
        }

        @Override
        public void grew(String userId) {
            listener.grew(userId);
        }

        @Override
        public void anyMayHaveGrown() {
            listener.anyMayHaveGrown();
        }
    }
}
