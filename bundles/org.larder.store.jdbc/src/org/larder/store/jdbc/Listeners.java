package org.larder.store.jdbc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is told of commits. Thread-safe. */
final class Listeners {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<Commit>> listeners = new CopyOnWriteArrayList<>();

    Subscription add(Consumer<Commit> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Nothing that a listener throws undoes the commit, nor keeps it from others; its bundle may be gone. */
    void tell(Changes changes) {
        if (changes.none() || listeners.isEmpty()) {
            return;
        }
        Commit commit = changes.commit();
        for (Consumer<Commit> listener : listeners) {
            try {
                listener.accept(commit);
            } catch (RuntimeException | Error e) {
                LOG.error("A listener failed on a commit that is done.", e);
            }
        }
    }
}
