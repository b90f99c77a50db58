package org.larder.data;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import org.larder.api.data.Reached;
import org.larder.api.model.RecordKey;
import org.larder.api.model.Stamp;
import org.larder.api.store.Commit;
import org.larder.api.store.LocalStore;
import org.larder.api.store.StoreException;
import org.larder.api.time.Scheduler;

/**
 * Tells those who ask when an edit has reached the remote: looks at the store after commits that changed its record, on the
 * scheduler. Nothing waits meanwhile, and nothing is done if nobody asks. Thread-safe.
 */
final class Arrivals {

    private static final int MOST = 500;
    private static final Duration WITHOUT_STORE = Duration.ofSeconds(5);

    private final Witness witness;
    private final Scheduler scheduler;
    private final LocalStore.Subscription commits;
    private final Watches watches = new Watches();
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile boolean ended;

    Arrivals(LocalStore store, Scheduler scheduler) {
        witness = new Witness(store);
        this.scheduler = scheduler;
        commits = store.listen(this::committed);
    }

    CompletableFuture<Reached> reached(RecordKey key, Stamp edit) {
        Watch watch = new Watch(key, edit);
        CompletableFuture<Reached> future = watch.future();
        watches.add(watch);
        future.whenComplete((how, problem) -> watches.remove(watch));
        if (ended) {
            future.cancel(false);
        }
        plan(Duration.ZERO);
        return future;
    }

    /** Cancels what is still waited for. */
    void end() {
        ended = true;
        commits.close();
        watches.all().forEach(watch -> watch.future().cancel(false));
    }

    private void committed(Commit commit) {
        if (watches.touched(commit)) {
            plan(Duration.ZERO);
        }
    }

    private void plan(Duration delay) {
        if (!ended && planned.compareAndSet(false, true)) {
            scheduler.schedule(delay, this::look);
        }
    }

    private void look() {
        planned.set(false);
        List<Watch> due = watches.take(MOST);
        try {
            witness.fates(due).forEach(Watch::end);
        } catch (StoreException e) {
            watches.again(due);
            plan(WITHOUT_STORE);
            return;
        }
        if (watches.anyDue()) {
            plan(Duration.ZERO);
        }
    }
}
